"""A decision of a run, as the operator sees it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlbridge.tasks.deciding.decisions import Decision

OFFER_COLUMNS = ("value", "destination", "seller_sku", "shop_sku", "rules", "shop", "amazon", "step", "reason")


def row(decision: "Decision") -> dict[str, Any]:
    """Which value, what the shop says, what Amazon has acknowledged, what a run would do and why."""
    target = decision.target
    return {
        "value": target.key.kind.value,
        "destination": target.key.destination,
        "seller_sku": target.key.seller_sku,
        "shop_sku": target.shop_sku,
        "rules": "; ".join(f"{step.words}: {step.value}" for step in target.steps),
        "shop": target.desired,
        "amazon": decision.value.acknowledged,
        "step": decision.step.value,
        "reason": decision.reason,
    }
