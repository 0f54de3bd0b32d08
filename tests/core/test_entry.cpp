#include <doctest/doctest.h>

#include "core/entry.h"

using namespace mooring;

TEST_CASE("an entry is blank without words and without a mood") {
    Entry entry;
    CHECK(entry.is_blank());
    entry.text = " \n\t\r ";
    CHECK(entry.is_blank());
    entry.mood = 0;
    CHECK_FALSE(entry.is_blank());
    entry.mood.reset();
    entry.text = " . ";
    CHECK_FALSE(entry.is_blank());
}

TEST_CASE("words are what stands between white space") {
    CHECK(count_words("") == 0);
    CHECK(count_words(" \n ") == 0);
    CHECK(count_words("one") == 1);
    CHECK(count_words(" one  two\nthree\t") == 3);
    CHECK(count_words("\xE6\xB5\xB7 \xE5\xB1\xB1") == 2);
}
