"""What is drawn: widgets that take values and post facts. They know neither the library nor each other."""
