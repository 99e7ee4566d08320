"""The activation Skeleton, added to the course."""
