#include <doctest/doctest.h>

#include "core/life_event.h"

using namespace mooring;

TEST_CASE("a life event comes back as written") {
    for (int i = 0; i < kEventKinds; ++i) {
        LifeEvent event;
        event.kind = static_cast<EventKind>(i);
        event.text = "moved to \u5317";
        event.person.bytes[0] = 9;
        const auto read = decode_life_event(encode_life_event(event));
        REQUIRE(read);
        CHECK(read.value().kind == event.kind);
        CHECK(read.value().text == event.text);
        CHECK(read.value().person == event.person);
        CHECK(event_from_name(event_name(event.kind)) == event.kind);
    }
    CHECK(event_from_name("a later word") == EventKind::other);
}

TEST_CASE("a damaged life event is damage") {
    LifeEvent event;
    event.text = std::string(kMaxEventText + 1, 'x');
    CHECK_FALSE(decode_life_event(encode_life_event(event)));
    for (const char* damaged : {"", "{}", R"({"kind":1})", R"({"kind":"loss","person":"x"})"}) {
        CAPTURE(damaged);
        CHECK_FALSE(decode_life_event(damaged));
    }
}
