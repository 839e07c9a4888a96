"""What each page says and shows, chosen from records and findings; the templates hold only words."""
