"""The web pages: a Django project over one company's workspace."""
