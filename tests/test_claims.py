"""A claim proves a sentence that stands on its page, word for word.

Whoever changes the sentence is sent to its proof. The proofs themselves are in `tests/claims/`.
"""

import difflib
import threading

import pytest

from contents import Contents
from tests.claim import Claim, plain
from tests.left_behind import check_no_thread_is_left


def test_claim_belongs_to_a_page(claim: Claim, contents: Contents) -> None:
    assert contents.page(claim.page_name), (
        f"{claim}: there is no page docs/{claim.page_name}.md; "
        "the claims of docs/a/b-c.md are in tests/claims/a/b_c.py"
    )


def test_claim_proves_a_sentence_of_its_page(claim: Claim, contents: Contents) -> None:
    page = contents.page(claim.page_name)
    if not page:
        return  # test_claim_belongs_to_a_page fails
    sentences = [plain(line) for _, line in page.prose]
    near = difflib.get_close_matches(claim.sentence, sentences, 1, cutoff=0.5)
    nearest = f"\nThe nearest there: {near[0]}" if near else ""
    assert claim.sentence in sentences, (
        f"{claim} proves a sentence that {page} does not hold: {claim.sentence}{nearest}\n"
        "If the page is right, prove its sentence here and copy it into the docstring, a whole "
        "line; if the sentence is gone, remove the claim"
    )


def test_claim_can_fail(claim: Claim) -> None:
    assert claim.asserts, f"{claim} cannot fail; let it assert something, or pytest.raises"


def test_thread_that_a_claim_leaves_is_told() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait, name="forgotten")
    with pytest.raises(AssertionError, match="forgotten"), check_no_thread_is_left(patience=0):
        thread.start()
    with check_no_thread_is_left():
        done.set()
    thread.join()
