"""The frame around the pages: window, sidebar, start page."""
