#include "ui/icons.h"

#include <array>
#include <initializer_list>

namespace mooring {

namespace {

// Draws in the units of the grid.
class Pen {
public:
    Pen(ImDrawList& draw, ImVec2 at, float side, Colour colour)
        : draw_(draw), at_(at), unit_(side / 24), colour_(colour) {}

    void line(std::initializer_list<ImVec2> points, bool closed = false) {
        for (const ImVec2& point : points) draw_.PathLineTo(place(point));
        draw_.PathStroke(colour_, closed ? ImDrawFlags_Closed : 0, stroke());
        for (const ImVec2& point : points) dot(point, 1);  // round ends and joints
    }
    void circle(ImVec2 centre, float radius) { draw_.AddCircle(place(centre), radius * unit_, colour_, 0, stroke()); }
    void dot(ImVec2 centre, float radius) { draw_.AddCircleFilled(place(centre), radius * unit_, colour_); }
    void arc(ImVec2 centre, float radius, float from, float to) {
        draw_.PathArcTo(place(centre), radius * unit_, from, to);
        draw_.PathStroke(colour_, 0, stroke());
    }

private:
    ImVec2 place(ImVec2 point) const { return {at_.x + point.x * unit_, at_.y + point.y * unit_}; }
    float stroke() const { return 2 * unit_; }

    ImDrawList& draw_;
    ImVec2 at_;
    float unit_;
    Colour colour_;
};

void draw_today(Pen& pen) {
    pen.circle({12, 12}, 4);
    constexpr std::array<std::array<ImVec2, 2>, 8> rays{{{{{12, 2.5F}, {12, 4.5F}}},
                                                         {{{12, 19.5F}, {12, 21.5F}}},
                                                         {{{2.5F, 12}, {4.5F, 12}}},
                                                         {{{19.5F, 12}, {21.5F, 12}}},
                                                         {{{5.3F, 5.3F}, {6.7F, 6.7F}}},
                                                         {{{17.3F, 17.3F}, {18.7F, 18.7F}}},
                                                         {{{5.3F, 18.7F}, {6.7F, 17.3F}}},
                                                         {{{17.3F, 6.7F}, {18.7F, 5.3F}}}}};
    for (const auto& ray : rays) pen.line({ray[0], ray[1]});
}

void draw_compass(Pen& pen) {
    pen.circle({12, 12}, 9);
    pen.line({{15.5F, 8.5F}, {13.4F, 13.4F}, {8.5F, 15.5F}, {10.6F, 10.6F}}, true);
}

void draw_journal(Pen& pen) {
    pen.line({{6, 3}, {18, 3}, {18, 21}, {6, 21}}, true);
    pen.line({{9.5F, 8}, {14.5F, 8}});
    pen.line({{9.5F, 12}, {14.5F, 12}});
    pen.line({{9.5F, 16}, {12.5F, 16}});
}

void draw_progress(Pen& pen) {
    pen.line({{4, 4}, {4, 20}, {20, 20}});
    pen.line({{8, 15}, {12, 11}, {15, 13}, {19, 7}});
}

void draw_settings(Pen& pen) {
    pen.line({{4, 7}, {11, 7}});
    pen.line({{17, 7}, {20, 7}});
    pen.circle({14, 7}, 2.5F);
    pen.line({{4, 17}, {7, 17}});
    pen.line({{13, 17}, {20, 17}});
    pen.circle({10, 17}, 2.5F);
}

void draw_help(Pen& pen) {
    pen.circle({12, 12}, 9);
    pen.arc({12, 9.6F}, 2.6F, 3.3F, 7.1F);
    pen.line({{13.6F, 11.7F}, {12, 13.2F}, {12, 14}});
    pen.dot({12, 17}, 1.2F);
}

void draw_calendar(Pen& pen) {
    pen.line({{4, 6}, {20, 6}, {20, 20}, {4, 20}}, true);
    pen.line({{4, 10.5F}, {20, 10.5F}});
    pen.line({{8.5F, 3.5F}, {8.5F, 7}});
    pen.line({{15.5F, 3.5F}, {15.5F, 7}});
}

void draw_bin(Pen& pen) {
    pen.line({{4, 6.5F}, {20, 6.5F}});
    pen.line({{9, 6.5F}, {9, 4}, {15, 4}, {15, 6.5F}});
    pen.line({{6, 6.5F}, {7, 20}, {17, 20}, {18, 6.5F}});
}

// A shoot with two leaves.
void draw_practice(Pen& pen) {
    pen.line({{12, 21}, {12, 10}});
    pen.line({{12, 15}, {8, 14}, {5, 11}, {5, 8}, {9, 9}, {12, 12}});
    pen.line({{12, 11}, {13, 7}, {16, 4}, {19.5F, 3.5F}, {19, 7.5F}, {16, 10.5F}, {12, 11}});
}

void draw_people(Pen& pen) {
    pen.circle({9, 8.5F}, 3.5F);
    pen.arc({9, 20}, 6.5F, 3.4F, 6.02F);
    pen.arc({16, 8.5F}, 3, -1.9F, 1.9F);
    pen.arc({15.5F, 19.5F}, 5.5F, 5.0F, 6.1F);
}

void draw_lock(Pen& pen) {
    pen.line({{5, 11}, {19, 11}, {19, 21}, {5, 21}}, true);
    pen.line({{8, 11}, {8, 8}});
    pen.line({{16, 11}, {16, 8}});
    pen.arc({12, 8}, 4, 3.1416F, 6.2832F);
    pen.dot({12, 16}, 1.6F);
}

}  // namespace

void draw_icon(ImDrawList& draw, Icon icon, ImVec2 at, float side, Colour colour) {
    Pen pen(draw, at, side, colour);
    switch (icon) {
        case Icon::today: return draw_today(pen);
        case Icon::compass: return draw_compass(pen);
        case Icon::journal: return draw_journal(pen);
        case Icon::progress: return draw_progress(pen);
        case Icon::settings: return draw_settings(pen);
        case Icon::help: return draw_help(pen);
        case Icon::more:
            for (const float x : {5.0F, 12.0F, 19.0F}) pen.dot({x, 12}, 1.8F);
            return;
        case Icon::back: return pen.line({{14.5F, 5}, {7.5F, 12}, {14.5F, 19}});
        case Icon::forward: return pen.line({{9.5F, 5}, {16.5F, 12}, {9.5F, 19}});
        case Icon::warning:
            pen.line({{12, 4}, {21, 19.5F}, {3, 19.5F}}, true);
            pen.line({{12, 10}, {12, 14}});
            return pen.dot({12, 16.8F}, 1.2F);
        case Icon::search: pen.circle({10.5F, 10.5F}, 6); return pen.line({{15, 15}, {20, 20}});
        case Icon::close: pen.line({{6, 6}, {18, 18}}); return pen.line({{18, 6}, {6, 18}});
        case Icon::check: return pen.line({{4.5F, 12.5F}, {9.5F, 17.5F}, {19.5F, 7}});
        case Icon::up: return pen.line({{5, 15}, {12, 8.5F}, {19, 15}});
        case Icon::down: return pen.line({{5, 9}, {12, 15.5F}, {19, 9}});
        case Icon::add: pen.line({{12, 5}, {12, 19}}); return pen.line({{5, 12}, {19, 12}});
        case Icon::calendar: return draw_calendar(pen);
        case Icon::clock: pen.circle({12, 12}, 9); return pen.line({{12, 7}, {12, 12}, {15.5F, 14}});
        case Icon::remove: return draw_bin(pen);
        case Icon::practice: return draw_practice(pen);
        case Icon::people: return draw_people(pen);
        case Icon::lock: return draw_lock(pen);
        case Icon::keyboard:
            pen.line({{2.5F, 6}, {21.5F, 6}, {21.5F, 18}, {2.5F, 18}}, true);
            for (const float x : {6.5F, 10.2F, 13.9F, 17.5F}) pen.dot({x, 10}, 1.2F);
            return pen.line({{7.5F, 14.2F}, {16.5F, 14.2F}});
        case Icon::write: pen.line({{4, 20}, {5, 15.5F}, {16.5F, 4}, {20, 7.5F}, {8.5F, 19}}, true); return;
    }
}

}  // namespace mooring
