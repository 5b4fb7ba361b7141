"""The parts of a screen that ask the library in the background. They know no screen and not each other."""
