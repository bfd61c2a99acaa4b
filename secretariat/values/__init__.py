"""Small values the whole house shares: dates with precision, text, language, refusals, configuration."""
