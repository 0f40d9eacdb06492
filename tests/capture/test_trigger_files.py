"""The trigger files keep the rules of triggers/README.md, and are rendered word for word."""

import re

import pytest

from sqlbridge.capture.definition import definition_of, full_account, quoted_account
from sqlbridge.capture.inline import inlined
from sqlbridge.capture.source import PLATFORMS, TriggerSource, procedure_source, trigger_sources
from sqlbridge.database.naming import Names
from sqlbridge.errors import InstallError
from sqlbridge.resources import triggers_folder

ALL = [pytest.param(trigger, id=trigger.name) for platform in PLATFORMS for trigger in trigger_sources(platform)]
EVENTS = {"INSERT": "ai", "UPDATE": "au", "DELETE": "ad"}
_LOOKED = re.compile(r"^( *)IF DATABASE\(\) = 'SHOP_SCHEMA' THEN\n.*?^\1END IF;$", re.MULTILINE | re.DOTALL)
NAMES = Names("shop", "ps_", "bridge", "b_")


@pytest.mark.parametrize("trigger", ALL)
def test_a_trigger_is_named_after_table_and_event(trigger: TriggerSource) -> None:
    assert trigger.name == f"sqlbridge_{trigger.table}_{EVENTS[trigger.event]}"
    assert len(trigger.name) <= 64


@pytest.mark.parametrize("trigger", ALL)
def test_a_trigger_survives_every_error_of_the_log(trigger: TriggerSource) -> None:
    assert trigger.body.startswith("BEGIN\n  DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;\n")


@pytest.mark.parametrize("trigger", ALL)
def test_a_trigger_compares_null_safely(trigger: TriggerSource) -> None:
    assert not re.search(r"(OLD|NEW)\.\w+ *(=|!=) *(OLD|NEW)\.", trigger.body)
    assert ("<=>" in trigger.body) == (trigger.event == "UPDATE")


@pytest.mark.parametrize("trigger", ALL)
def test_a_body_is_ascii_without_comments(trigger: TriggerSource) -> None:
    assert trigger.body.isascii()
    assert not re.search(r"--|/\*|#", trigger.body)


@pytest.mark.parametrize("trigger", ALL)
def test_whatever_logs_has_looked_that_this_is_no_copy(trigger: TriggerSource) -> None:
    assert "CALL" in trigger.body
    assert "CALL" not in _LOOKED.sub("", trigger.body)


@pytest.mark.parametrize("trigger", ALL)
def test_a_row_that_has_not_changed_does_not_pay_for_the_look(trigger: TriggerSource) -> None:
    if trigger.event == "UPDATE":
        assert "\n  IF DATABASE()" not in trigger.body
    assert "DATABASE()" not in trigger.body.replace("IF DATABASE() = 'SHOP_SCHEMA' THEN\n", "")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_watched_table_has_a_trigger_for_every_event(platform: str) -> None:
    variants = {(trigger.table, trigger.needs) for trigger in trigger_sources(platform)}
    assert len(variants) == len(list((triggers_folder() / platform).glob("*.sql")))
    for variant in variants:
        events = [trigger.event for trigger in trigger_sources(platform) if (trigger.table, trigger.needs) == variant]
        assert sorted(events) == sorted(EVENTS)


@pytest.mark.parametrize("trigger", ALL)
def test_inline_leaves_no_call_and_no_parameter(trigger: TriggerSource) -> None:
    body = inlined(trigger.body, procedure_source())
    assert "CALL" not in body
    assert not re.search(r"\bp_\w+", body)
    assert body.count("INSERT INTO SQLBRIDGE.change_log") == 2 * trigger.body.count("CALL")


def test_inline_puts_the_arguments_where_the_parameters_were() -> None:
    body = inlined("CALL SQLBRIDGE.log_change_v3('sku', OLD.sku, 'D', 'stock');", procedure_source())
    assert body.startswith("IF @sqlbridge_origin IS NULL THEN\n")
    assert "VALUES ('sku', OLD.sku, 'D', 'stock', CURRENT_TIMESTAMP);\nELSE\n" in body
    assert re.search(
        r"VALUES \(\s+'sku',\s+OLD\.sku,\s+'D',\s+COALESCE\(.*, 'stock'\),\s+CURRENT_TIMESTAMP\s+\);\nEND IF;$", body
    )


def test_a_call_that_does_not_fit_is_refused() -> None:
    with pytest.raises(InstallError, match="does not fit log_change_v3"):
        inlined("CALL SQLBRIDGE.log_change_v3('sku', IF(a, b, c), 'D', 'stock');", procedure_source())


def test_tokens_become_the_names_of_the_installation() -> None:
    definition = definition_of("prestashop", NAMES, {"ps_tax"}, inline=False)
    assert [trigger.table for trigger in definition.triggers] == ["ps_tax"] * 3
    statement = definition.create_trigger(definition.triggers[0], "bridge@%")
    assert statement.startswith(
        "CREATE DEFINER=`bridge`@`%` TRIGGER `sqlbridge_tax_ai` AFTER INSERT ON `ps_tax` FOR EACH ROW\n"
    )
    assert "CALL `bridge`.`b_log_change_v3`('all', '', 'I', 'tax');" in statement


def test_a_column_decides_which_of_two_triggers_of_one_name_is_made() -> None:
    table = "catalog_product_entity_decimal"
    for existing, key in (({table}, "NEW.entity_id"), ({table, f"{table}.row_id"}, "NEW.row_id")):
        definition = definition_of("magento2", Names("shop", "", "bridge", ""), existing, inline=False)
        assert [trigger.name for trigger in definition.triggers] == [
            f"sqlbridge_{table}_{part}" for part in EVENTS.values()
        ]
        assert key in definition.triggers[0].body


def test_the_latest_version_whose_columns_are_there_is_watched() -> None:
    columns = ("product", "product.isbn", "product.mpn")
    for number, watched in enumerate(({"ean13"}, {"ean13", "isbn"}, {"ean13", "isbn", "mpn"}), 1):
        existing = {f"ps_{column}" for column in columns[:number]}
        (update,) = (
            one
            for one in definition_of("prestashop", NAMES, existing, inline=False).triggers
            if one.event == "UPDATE"
        )
        assert set(re.findall(r"OLD\.(ean13|isbn|mpn)", update.body)) == watched


def test_an_account_without_host_is_that_of_any_host() -> None:
    assert full_account("bridge") == "bridge@%"
    assert quoted_account("a`b@c@10.0.0.1") == "`a``b@c`@`10.0.0.1`"
