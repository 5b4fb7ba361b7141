"""What is kept between sessions: articles, which can be made anew, and the user's own work, which cannot."""
