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
        case Icon::write: pen.line({{4, 20}, {5, 15.5F}, {16.5F, 4}, {20, 7.5F}, {8.5F, 19}}, true); return;
    }
}

}  // namespace mooring
