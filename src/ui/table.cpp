#include "ui/table.h"

#include <algorithm>

#include "ui/widgets.h"

namespace mooring {

namespace {

void emit_row(Ui& ui, std::string_view key, const std::vector<std::string>& cells, bool header, const Area& area,
              const std::vector<float>& widths) {
    Node row = node_of(ui.id(key), Role::row, area, {});
    row.flags = widths.empty() ? flag::kHidden : 0U;
    SemScope scope(ui, std::move(row));
    float x = area.x;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Role role = header ? Role::column_header : i == 0 ? Role::row_header : Role::cell;
        const float width = widths.empty() ? 0 : widths[i];
        Node cell = node_of(ui.id(std::to_string(i)), role, {x, area.y, width, area.h}, cells[i]);
        cell.flags = widths.empty() ? flag::kHidden : 0U;
        ui.sem.add(std::move(cell));
        x += width;
    }
}

void draw_row(Ui& ui, std::string_view key, const std::vector<std::string>& cells, bool header,
              const std::vector<float>& widths) {
    const TextFace face = ui.face(header ? type::kCaptionStrong : type::kCaption);
    float height = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        height = std::max(height, text_height(face, cells[i], widths[i] - space::kS));
    }
    const Area area = ui.take(height + 2 * space::kS);
    emit_row(ui, key, cells, header, area, widths);
    float x = area.x;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        draw_text(ui.draw(), face, {x, area.y + space::kS}, widths[i] - space::kS, ui.theme().text, cells[i]);
        x += widths[i];
    }
    ui.fill_rect({area.x, area.bottom() - 1, area.w, 1}, header ? ui.theme().outline : ui.theme().divider);
}

// A column whose words are short leaves its room to those with more to say; none is narrower than an equal share would
// be, unless it needs less.
std::vector<float> column_widths(const Ui& ui, const TableData& data) {
    const std::size_t count = data.headers.size();
    std::vector<float> wanted(count, 0);
    const auto measure = [&](const std::vector<std::string>& cells, const TypeStyle& style) {
        const TextFace face = ui.face(style);
        for (std::size_t i = 0; i < std::min(cells.size(), count); ++i)
            wanted[i] = std::max(wanted[i], text_width(face, cells[i]) + 1 + space::kM);
    };
    measure(data.headers, type::kCaptionStrong);
    for (const auto& row : data.rows) measure(row, type::kCaption);
    const float share = ui.pen.w / static_cast<float>(count);
    float left = ui.pen.w, missing = 0;
    for (const float width : wanted) {
        left -= std::min(width, share);
        missing += std::max(width - share, 0.0F);
    }
    std::vector<float> widths(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float more = missing > 0 ? std::max(wanted[i] - share, 0.0F) / missing : 1 / static_cast<float>(count);
        widths[i] = std::min(wanted[i], share) + left * more;
    }
    return widths;
}

}  // namespace

void table(Ui& ui, std::string_view key, const TableData& data, TableShown shown) {
    if (data.headers.empty()) return;
    const Area start = ui.pen;
    const std::uint32_t id = ui.id(key);
    Node node = node_of(id, Role::table, start, data.caption);
    const bool drawn = shown == TableShown::drawn;
    node.flags = drawn ? 0U : flag::kHidden;
    SemScope scope(ui, std::move(node));
    std::vector<float> widths;
    if (drawn) widths = column_widths(ui, data);
    const auto row = [&](std::string_view row_key, const std::vector<std::string>& cells, bool header) {
        if (drawn) {
            draw_row(ui, row_key, cells, header, widths);
        } else {
            emit_row(ui, row_key, cells, header, start, widths);
        }
    };
    row("head", data.headers, true);
    for (std::size_t i = 0; i < data.rows.size(); ++i) row(std::to_string(i), data.rows[i], false);
    if (drawn) ui.sem.set_box(id, {start.x, start.y, start.w, ui.pen.y - start.y});
}

}  // namespace mooring
