#include "core/normal.h"
#include "core/position.h"
#include "core/random.h"
#include "forms.h"

using namespace mooring;
using namespace mooring::testing;

namespace {

Position at(double anxiety, double avoidance, double error) {
    Position position;
    position.anxiety.at = anxiety;
    position.anxiety.error = error;
    position.avoidance.at = avoidance;
    position.avoidance.error = error;
    return position;
}

Position place_36() {
    const auto place = position(form("compass-36"), score(form("compass-36"), example_36()));
    REQUIRE(place);
    return place.value_or(Position{});
}

void check_shares(const Shares& shares, const Shares& expected) {
    for (std::size_t i = 0; i < 4; ++i) CHECK_NEAR(shares[i], expected[i]);
}

}  // namespace

TEST_CASE("G06 SE_pos at s = 1.35") {
    const int counts[] = {18, 15, 6, 5, 4};
    const double expected[] = {0.4730, 0.4940, 0.6529, 0.6979, 0.7603};
    for (std::size_t i = 0; i < 5; ++i) CHECK_NEAR(position_error(1.35, counts[i], {}), expected[i]);
}

TEST_CASE("G07 SE_pos at s = 0 and s = 2.5") {
    const int counts[] = {18, 6, 5};
    const double low[] = {0.3936, 0.5563, 0.6046};
    const double high[] = {0.6253, 0.8427, 0.8844};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK_NEAR(position_error(0, counts[i], {}), low[i]);
        CHECK_NEAR(position_error(2.5, counts[i], {}), high[i]);
    }
}

TEST_CASE("G08 F1: s, s_shrunk, SE_pos, band") {
    const Scores scores = score(form("compass-36"), example_36());
    const Position place = place_36();
    CHECK_NEAR(scores.anxiety.sd, 1.2472);
    CHECK_NEAR(shrunk_sd(scores.anxiety.sd, 18, {}), 1.2810);
    CHECK_NEAR(place.anxiety.error, 0.4622);
    CHECK_NEAR(place.anxiety.band_high - place.anxiety.at, 0.8089);
    CHECK_NEAR(place.anxiety.at - place.anxiety.band_low, 0.8089);
    CHECK_NEAR(scores.avoidance.sd, 0.8498);
    CHECK_NEAR(shrunk_sd(scores.avoidance.sd, 18, {}), 1.0365);
    CHECK_NEAR(place.avoidance.error, 0.4268);
    CHECK_NEAR(place.avoidance.band_high - place.avoidance.at, 0.7470);
}

TEST_CASE("G09 s, s_shrunk, SE_pos: Compass-12 from F1; P1") {
    const auto check = [](const DimensionScore& side, double sd, double shrunk, double error) {
        CHECK_NEAR(side.sd, sd);
        CHECK_NEAR(shrunk_sd(side.sd, side.answered, {}), shrunk);
        CHECK_NEAR(position_error(side.sd, side.answered, {}), error);
    };
    const Scores twelve = score(form("compass-12"), example_36());
    check(twelve.anxiety, 1.4720, 1.3982, 0.6696);
    check(twelve.avoidance, 0.5164, 1.1064, 0.5714);
    const Scores ten = score(form("compass-10"), example_10());
    check(ten.anxiety, 1.5166, 1.4077, 0.7203);
    check(ten.avoidance, 0.8367, 1.2035, 0.6420);
}

TEST_CASE("G13 c and sqrt(c) at 50, 68, 90, 95 %") {
    const double p[] = {0.50, 0.68, 0.90, 0.95};
    const double c[] = {1.3863, 2.2789, 4.6052, 5.9915};
    const double root[] = {1.1774, 1.5096, 2.1460, 2.4477};
    for (std::size_t i = 0; i < 4; ++i) {
        const PlanePoint half = ellipse_half_axes(at(4, 4, 1), p[i]);
        CHECK_NEAR(half.anxiety, root[i]);
        CHECK_NEAR(half.anxiety * half.anxiety, c[i]);
        CHECK(half.avoidance == half.anxiety);
    }
}

TEST_CASE("G14 F1: half-axes at 50 and 90 %, squared distance of (4, 4)") {
    const Position place = place_36();
    CHECK_NEAR(ellipse_half_axes(place, 0.5).anxiety, 0.5442);
    CHECK_NEAR(ellipse_half_axes(place, 0.5).avoidance, 0.5026);
    CHECK_NEAR(ellipse_half_axes(place, 0.9).anxiety, 0.9920);
    CHECK_NEAR(ellipse_half_axes(place, 0.9).avoidance, 0.9160);
    CHECK_NEAR(squared_distance(place, {4, 4}), 12.0328);
}

TEST_CASE("G15 F1: shares, cells, label") {
    const Shares shares = region_shares(place_36());
    check_shares(shares, {0.1146, 0.8848, 0.0001, 0.0005});
    CHECK(share_cells(shares) == Cells{2, 18, 0, 0});
    CHECK(region_label(shares).kind == LabelKind::named);
    CHECK(region_label(shares).first == Region::anxious);
}

TEST_CASE("G16 label edge") {
    RegionLabel label = region_label(region_shares(at(4.25, 1.5, 0.473)));
    CHECK(label.kind == LabelKind::named);
    CHECK(label.first == Region::anxious);
    CHECK_NEAR(label.first_share, 0.7014);
    label = region_label(region_shares(at(4.20, 1.5, 0.473)));
    CHECK(label.kind == LabelKind::between);
    CHECK(label.first == Region::anxious);
    CHECK(label.second == Region::secure);
    CHECK_NEAR(label.first_share, 0.6638);
}

TEST_CASE("G17 (A 4.3, V 3.2), SE .65") {
    const Shares shares = region_shares(at(4.3, 3.2, 0.65));
    check_shares(shares, {0.2870, 0.6038, 0.0352, 0.0740});
    CHECK(share_cells(shares) == Cells{6, 12, 1, 1});
    CHECK(region_label(shares).kind == LabelKind::between);
    CHECK(region_label(shares).first == Region::anxious);
    CHECK(region_label(shares).second == Region::secure);
}

TEST_CASE("G18 SE .65: (A 4.1, V 3.9); (A 5.0, V 5.0)") {
    Shares shares = region_shares(at(4.1, 3.9, 0.65));
    check_shares(shares, {0.2463, 0.3149, 0.1926, 0.2463});
    CHECK(share_cells(shares) == Cells{5, 6, 4, 5});
    CHECK(region_label(shares).kind == LabelKind::centre);
    shares = region_shares(at(5, 5, 0.65));
    check_shares(shares, {0.0038, 0.0581, 0.0581, 0.8799});
    CHECK(share_cells(shares) == Cells{0, 1, 1, 18});
    CHECK(region_label(shares).kind == LabelKind::named);
    CHECK(region_label(shares).first == Region::fearful_avoidant);
}

TEST_CASE("G19 dots") {
    const auto unit = quantile_dots(at(0, 0, 1));
    CHECK_NEAR(unit[0].anxiety, -1.9600);
    CHECK_NEAR(unit[1].anxiety, -1.4395);
    CHECK_NEAR(unit[9].anxiety, -0.0627);
    CHECK_NEAR(unit[19].anxiety, 1.9600);
    const auto dots = quantile_dots(place_36());
    CHECK_NEAR(dots[0].anxiety, 3.6496);
    CHECK_NEAR(dots[0].avoidance, 2.4751);
    CHECK_NEAR(dots[1].anxiety, 3.8901);
    CHECK_NEAR(dots[1].avoidance, 2.8663);
    CHECK_NEAR(dots[19].anxiety, 5.4615);
    CHECK_NEAR(dots[19].avoidance, 1.7745);
    Cells counts{};
    int in_50 = 0, in_90 = 0;
    for (const PlanePoint& dot : dots) {
        ++counts[(dot.anxiety > 4 ? 1u : 0u) + (dot.avoidance > 4 ? 2u : 0u)];
        in_50 += squared_distance(place_36(), dot) <= 1.3863 ? 1 : 0;
        in_90 += squared_distance(place_36(), dot) <= 4.6052 ? 1 : 0;
    }
    CHECK(counts == Cells{2, 18, 0, 0});
    CHECK(in_50 == 11);
    CHECK(in_90 == 18);
}

TEST_CASE("position: shares sum to 1, cells to 20, dots are drawn inside the square") {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        CAPTURE(seed);
        SplitMix64 random(seed);
        Position place = at(1 + 6 * random.unit(), 1 + 6 * random.unit(), 0.3 + random.unit());
        const Shares shares = region_shares(place);
        CHECK(std::fabs(shares[0] + shares[1] + shares[2] + shares[3] - 1) < 1e-12);
        const Cells cells = share_cells(shares);
        CHECK(cells[0] + cells[1] + cells[2] + cells[3] == 20);
        for (std::size_t i = 0; i < 4; ++i) CHECK(std::fabs(cells[i] - 20 * shares[i]) < 1);
        for (const PlanePoint& dot : quantile_dots(place)) {
            const PlanePoint drawn = inside_square(dot);
            CHECK((drawn.anxiety >= 1 && drawn.anxiety <= 7 && drawn.avoidance >= 1 && drawn.avoidance <= 7));
        }
    }
}

TEST_CASE("position: ties go by the order of the regions, in cells and in labels") {
    CHECK(share_cells({0.25, 0.25, 0.25, 0.25}) == Cells{5, 5, 5, 5});
    CHECK(share_cells({0.125, 0.125, 0.125, 0.625}) == Cells{3, 3, 2, 12});
    const RegionLabel label = region_label({0.1, 0.35, 0.2, 0.35});
    CHECK(label.kind == LabelKind::between);
    CHECK(label.first == Region::anxious);
    CHECK(label.second == Region::fearful_avoidant);
    CHECK(region_label({0.70, 0.30, 0, 0}).kind == LabelKind::named);
}

TEST_CASE("position: constants of 0 and no answers stay finite") {
    const PositionConstants none{0, 0, 0, 0};
    CHECK(position_error(0, 0, none) == 0);
    CHECK(position_error(0, 0, {}) > 0);
    CHECK(shrunk_sd(0, 1, none) == 0);
    const Position sharp = at(4, 5, 0);
    const Shares shares = region_shares(sharp);
    CHECK(shares == Shares{0, 0, 0.5, 0.5});
    CHECK(squared_distance(sharp, {4, 5}) == 0);
    CHECK(ellipse_half_axes(sharp, 0.9).anxiety == 0);
    CHECK(std::isfinite(ellipse_half_axes(at(4, 4, 1), 1).anxiety));
}

TEST_CASE("position: constants scale with the width of the scale") {
    Instrument wide = form("compass-12");
    wide.min = 0;
    wide.max = 12;
    DimensionScore side{6, 2.7, 6, 6, true};
    const auto axis = axis_position(wide, side);
    REQUIRE(axis);
    CHECK_NEAR(axis->error, 2 * position_error(1.35, 6, {}));
}
