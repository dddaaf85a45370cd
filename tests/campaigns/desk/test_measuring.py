"""What the preview marks is what the network will mark."""

from campaigns.desk.measuring import marked


def test_a_text_is_marked_where_the_network_will_find_links_and_tags():
    shown = marked({"text": "See https://example.org and #Kihnu."})
    assert '<span class="desk-mark">https://example.org</span>' in shown
    assert '<span class="desk-mark">#Kihnu</span>' in shown


def test_marks_that_travel_with_the_payload_are_counted_in_bytes():
    text = "Jūra & dziesma: example.org/lv"
    start = len("Jūra & dziesma: ".encode())
    index = {"byteStart": start, "byteEnd": len(text.encode())}
    shown = marked({"text": text, "facets": [{"index": index}]})
    assert shown == 'Jūra &amp; dziesma: <span class="desk-mark">example.org/lv</span>'


def test_nothing_is_marked_that_the_payload_does_not_mark():
    assert "desk-mark" not in marked({"text": "https://example.org", "facets": []})
