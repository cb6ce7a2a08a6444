"""Fact-checks the figures that people quote in forum and chat threads."""
