// The frame of everything that is drawn instead of written: one sentence that says what it shows, and a table of the
// same data for those who read instead of look.
#pragma once

#include <string_view>

#include "ui/table.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace mooring {

// Opens the figure, draws its title, and puts the table behind it.
class Figure {
public:
    Figure(Ui& ui, std::string_view key, std::string_view summary) : ui_(ui), id_(ui.id(key)), start_(ui.pen) {
        ui.sem.push(node_of(id_, Role::figure, start_, summary));
    }
    void finish(const TableData& data) {
        table(ui_, "table", data, TableShown::read_only);
        ui_.sem.set_box(id_, {start_.x, start_.y, start_.w, ui_.pen.y - start_.y});
        ui_.sem.pop();
    }
    void title(std::string_view text) {
        const TextFace face = ui_.face(type::kBodyStrong);
        const Area area = ui_.take(text_height(face, text, ui_.pen.w));
        draw_text(ui_.draw(), face, {area.x, area.y}, area.w, ui_.theme().text, text);
        ui_.gap(space::kS);
    }

private:
    Ui& ui_;
    std::uint32_t id_;
    Area start_;
};

}  // namespace mooring
