import pytest

pytest.register_assert_rewrite("tests.crash.trouble", "tests.crash.works")
