"""What every implementation of a contract must pass: classes to inherit."""
