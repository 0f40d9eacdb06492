"""Settings that become names in SQL or parts of an address: what each may be, as a pattern and in words.

A name cannot be a parameter of a statement, so nothing passes that could end the quotes around it, nor a letter that
only looks like one of the alphabet's.
"""

# \Z and not $, which lets a line end pass.
SCHEMA = r"\A[A-Za-z0-9_$-]{1,64}\Z"
PREFIX = r"\A[A-Za-z0-9_]{0,32}\Z"
CODE = r"\A[A-Za-z0-9_]{0,64}\Z"
USER = r"\A[A-Za-z0-9_.$@+-]{0,80}\Z"
ACCOUNT = r"\A([A-Za-z0-9_.$@+-]{1,80}(@[A-Za-z0-9_.:%/-]{1,255})?)?\Z"
ADDRESS = r"\A(https://[^\s/@]+|http://(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?)(/[^\s#]*)?\Z|\A\Z"
URL_PREFIX = r"\A((/[A-Za-z0-9_.~-]+)+)?\Z"
TEXTFILE = r"\A(/.+\.prom)?\Z"
SELLER = r"\A[A-Za-z0-9_-]{1,64}\Z"

IN_WORDS = {
    SCHEMA: "letters, digits, '_', '$' and '-', at most 64",
    PREFIX: "letters, digits and '_', at most 32",
    CODE: "letters, digits and '_', at most 64",
    USER: "letters, digits and any of _ . $ @ + -, at most 80",
    ACCOUNT: "user@host: letters, digits and any of _ . $ + -, in the host also % : /",
    ADDRESS: "an address that begins with https://, or with http://127.0.0.1, localhost or [::1]",
    URL_PREFIX: "a path that begins with / and does not end with one: letters, digits and any of _ . ~ -",
    TEXTFILE: "a path that begins with / and ends with .prom",
    SELLER: "letters, digits, '_' and '-', at most 64",
}
