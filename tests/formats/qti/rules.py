"""What an item's rules make of an answer: exactly the rules that are written here.

This is no player, and only tells whether the rules say what they are meant to.
"""

from quiz.formats.qti.xml import parsed


def outcomes(item, answer):
    """Return what an item finds out from the identifiers in an answer."""
    root = parsed(item)
    (declaration,) = root.iterfind("responseDeclaration")
    found = {one.get("identifier"): default(one) for one in root.iterfind("outcomeDeclaration")}
    for rule in root.find("responseProcessing"):
        apply(rule, declaration, answer, found)
    return found


def default(declaration):
    value = declaration.findtext("defaultValue/value")
    return float(value) if value and declaration.get("baseType") == "float" else None


def apply(rule, declaration, answer, found):
    match rule.tag:
        case "responseCondition":
            first, *other = rule
            holds = value_of(first[0], declaration, answer)
            for inner in first[1:] if holds else other[0]:
                apply(inner, declaration, answer, found)
        case "setOutcomeValue":
            found[rule.get("identifier")] = value_of(rule[0], declaration, answer)


def value_of(expression, declaration, answer):
    match expression.tag:
        case "match":
            one, other = (value_of(part, declaration, answer) for part in expression)
            if declaration.get("cardinality") == "multiple":
                return sorted(one) == sorted(other)
            return one == other
        case "variable":
            return list(answer)
        case "correct":
            return [one.text for one in declaration.iterfind("correctResponse/value")]
        case "baseValue" if expression.get("baseType") == "float":
            return float(expression.text)
        case "baseValue":
            return expression.text
        case "mapResponse":
            return mapped(declaration.find("mapping"), answer)


def mapped(mapping, answer):
    entries = {one.get("mapKey"): float(one.get("mappedValue")) for one in mapping}
    total = sum(entries.get(one, float(mapping.get("defaultValue"))) for one in set(answer))
    return min(float(mapping.get("upperBound")), max(float(mapping.get("lowerBound")), total))


def shown(item, found):
    """Return the words that are told of a question and its choices for what was found out."""
    root = parsed(item)
    told = [
        one
        for name in ("feedbackInline", "feedbackBlock", "modalFeedback")
        for one in root.iter(name)
        if one.get("identifier") in (found[one.get("outcomeIdentifier")] or ())
        or one.get("identifier") == found[one.get("outcomeIdentifier")]
    ]
    return [" ".join(" ".join(one.itertext()).split()) for one in told]
