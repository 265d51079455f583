"""Files, as text both ways: `topic_file` reads the topics that come with the product."""
