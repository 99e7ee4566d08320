"""The tool that builds, serves, releases and grades the course; never sent to the browser."""
