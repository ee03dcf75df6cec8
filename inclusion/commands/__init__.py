"""What one types after `inclusion`, by subject."""
