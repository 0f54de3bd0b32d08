#include <doctest/doctest.h>

#include "core/seal.h"
#include "records.h"

using namespace mooring;
using namespace mooring::testing;

TEST_CASE("BLAKE2b of the empty text and of abc") {
    // Values of another implementation (Python's hashlib, from the reference code).
    CHECK(to_hex(blake2b_256({})) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(to_hex(blake2b_128({})) == "cae66941d9efbd404e4d88758ea67670");
    CHECK(to_hex(blake2b_256(mooring::bytes_of("abc"))) ==
          "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(to_hex(blake2b_128(mooring::bytes_of("abc"))) == "cf4ab791c62b8d2b2109c90275287816");
    CHECK(revision_id("abc") == blake2b_128(mooring::bytes_of("abc")));
    CHECK(revision_id("") == blake2b_128({}));
}

TEST_CASE("a storage key follows from record and revision, and hides both") {
    const RecordId record = record_id(1);
    const RevisionId one = revision_id("one");
    const RevisionId two = revision_id("two");
    CHECK(storage_key({}, record, one) == storage_key({}, record, one));
    CHECK(storage_key({}, record, one) != storage_key({}, record, two));
    CHECK(storage_key({}, record, one) != storage_key({}, record_id(2), one));
    Bytes both(record.bytes.begin(), record.bytes.end());
    both.insert(both.end(), one.begin(), one.end());
    CHECK(storage_key({}, record, one) == blake2b_128(both));
}
