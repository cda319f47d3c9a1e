"""What moving a program from requests needs: the names, and the finder that reads code."""
