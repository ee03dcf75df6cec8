"""From evidence to autonomy: levels, the learner’s own space and path."""
