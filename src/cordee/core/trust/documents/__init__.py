"""Documents of the company, made from its actual settings: pure texts from facts; editing and merging them."""
