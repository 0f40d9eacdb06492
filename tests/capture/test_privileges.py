"""SHOW GRANTS is read as the server means it."""

import pytest

from sqlbridge.capture.privileges import Privileges


@pytest.mark.parametrize(
    ("grant", "is_granted"),
    [
        ("GRANT ALL PRIVILEGES ON *.* TO `a`@`b` WITH GRANT OPTION", True),
        ("GRANT SELECT, TRIGGER ON *.* TO `a`@`b`", True),
        ("GRANT TRIGGER ON `shop`.* TO `a`@`b`", True),
        ("GRANT TRIGGER ON `sho_`.* TO `a`@`b`", True),
        ("GRANT TRIGGER ON `s%`.* TO `a`@`b`", True),
        ("GRANT TRIGGER ON `shop`.`product` TO `a`@`b`", True),
        (r"GRANT TRIGGER ON `sho\_`.* TO `a`@`b`", False),
        ("GRANT TRIGGER ON `shop`.`order` TO `a`@`b`", False),
        ("GRANT TRIGGER ON `shop2`.* TO `a`@`b`", False),
        ("GRANT SELECT ON `shop`.* TO `a`@`b`", False),
        ("GRANT `TRIGGER`@`%` TO `a`@`b`", False),
        ("GRANT PROXY ON ``@`%` TO `a`@`b`", False),
        ("REVOKE TRIGGER ON `shop`.* FROM `a`@`b`", False),
    ],
)
def test_a_right_on_a_table_comes_from_server_schema_or_table(grant: str, is_granted: bool) -> None:
    assert Privileges([grant]).has("TRIGGER", "shop", "product") is is_granted


def test_a_right_on_columns_is_none_on_the_table() -> None:
    privileges = Privileges(["GRANT SELECT (`Host`, `User`), INSERT ON `mysql`.`user` TO `a`@`b`"])
    assert not privileges.has("SELECT", "mysql", "user")
    assert privileges.has("INSERT", "mysql", "user")


def test_a_right_on_a_table_is_none_on_the_schema() -> None:
    assert not Privileges(["GRANT TRIGGER ON `shop`.`product` TO `a`@`b`"]).has("TRIGGER", "shop")
