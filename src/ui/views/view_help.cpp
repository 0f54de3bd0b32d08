#include <algorithm>

#include "ui/dates.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr Day kFreshDays = 365;

// A row that calls. The mirror holds a real link over it: only that may dial.
void draw_line_row(Ui& ui, const HelpLine& line, const Model& model) {
    const TextFace strong = ui.face(type::kBodyStrong);
    const TextFace small = ui.face(type::kCaption);
    const TextFace number = ui.face(type::kSection);
    const Theme& theme = ui.theme();
    const std::string title = line.region + " \xC2\xB7 " + line.name;
    const std::string day = day_text(ui, line.checked_on);
    const bool old = model.today - line.checked_on > kFreshDays;
    const std::string checked = ui.word(old ? "help.old" : "help.checked", {{"date", day}});
    const std::string detail = (line.note.empty() ? "" : line.note + " ") + checked;
    const std::string& call = line.number.empty() ? line.web : line.number;
    const float call_width = text_width(number, call) + space::kM;
    const float words = ui.pen.w - call_width - 2 * space::kM;
    const float height = text_height(strong, title, words) + text_height(small, detail, words) + 2 * space::kS;
    const Area area = ui.take(std::max(size::kTarget + space::kM, height));
    const std::uint32_t id = ui.id(line.id);
    Node node =
        node_of(id, line.number.empty() ? Role::paragraph : Role::dial, area,
                title + ". " + (line.number.empty() ? line.web : ui.word("help.call", {{"number", line.number}})));
    node.description = detail;
    node.value = line.number;
    std::erase(node.value, ' ');
    ui.sem.add(std::move(node));
    ui.fill_rect(area, theme.surface, size::kFieldRadius);
    ui.stroke_rect(area, theme.outline, size::kFieldRadius);
    const float top = area.y + (area.h - height) / 2 + space::kS;
    const float used = draw_text(ui.draw(), strong, {area.x + space::kM, top}, words, theme.text, title);
    draw_text(ui.draw(), small, {area.x + space::kM, top + used}, words, theme.muted, detail);
    draw_line(ui.draw(), number, {area.right() - call_width, area.y + (area.h - number.line) / 2},
              call_width - space::kM + 1, theme.accent, call, Align::end);
    ui.draw_focus(id, area, size::kFieldRadius);
    ui.gap(space::kS);
}

}  // namespace

void draw_help(Ui& ui, const Model& model) {
    prose(ui, "lead", ui.word("help.lead"), type::kWriting);
    ui.gap(space::kXl);
    const struct {
        HelpPurpose purpose;
        const char* key;
    } parts[] = {{HelpPurpose::emergency, "help.emergency"},
                 {HelpPurpose::support, "help.support"},
                 {HelpPurpose::abuse, "help.abuse"},
                 {HelpPurpose::directory, "help.directory"}};
    for (const auto& part : parts) {
        const auto& lines = model.catalog.help_lines;
        const bool any =
            std::any_of(lines.begin(), lines.end(), [&](const HelpLine& line) { return line.purpose == part.purpose; });
        if (!any) continue;
        heading(ui, part.key, 2, ui.word(part.key));
        ui.gap(space::kM);
        for (const HelpLine& line : lines) {
            if (line.purpose == part.purpose) draw_line_row(ui, line, model);
        }
        ui.gap(space::kL);
    }
    heading(ui, "near", 2, ui.word("help.near"));
    ui.gap(space::kS);
    prose(ui, "near text", ui.word("help.near.text"));
    ui.gap(space::kXl);
    muted(ui, "calls", ui.word("help.calls"));
    ui.gap(space::kXl);
    if (list_row(ui, "safer", ui.word("title.safer"), ui.word("help.safer"))) ui.emit(action::Open{Screen::safer});
    ui.gap(space::kXl);
    heading(ui, "fits", 2, ui.word("help.fits"));
    ui.gap(space::kS);
    const std::string_view fits[] = {ui.word("help.fits.1"), ui.word("help.fits.2"), ui.word("help.fits.3"),
                                     ui.word("help.fits.4"), ui.word("help.fits.5"), ui.word("help.fits.6"),
                                     ui.word("help.fits.7")};
    bullets(ui, "fits points", fits);
    ui.gap(space::kXxl);
}

// What may protect somebody whose device others can look at, each with what it cannot do.
void draw_safer(Ui& ui, const Model& model) {
    prose(ui, "lead", ui.word("safer.lead"), type::kWriting);
    ui.gap(space::kM);
    prose(ui, "sound", ui.word("welcome.3.point.4"));
    ui.gap(space::kXl);
    for (const char* part : {"device", "hide", "name", "lock", "erase", "quiet", "files", "calls"}) {
        const std::string key = std::string("safer.") + part;
        heading(ui, part, 2, ui.word(key));
        ui.gap(space::kXs);
        prose(ui, key + " does", ui.word(key + ".does"));
        ui.gap(space::kXs);
        muted(ui, key + " not", ui.word(key + ".not"), type::kBody);
        ui.gap(space::kL);
    }
    if (!model.vault.writable()) return ui.gap(space::kXxl);
    if (list_row(ui, "passphrase", ui.word("title.passphrase"), ui.word("safer.lock.go")))
        ui.emit(action::Open{Screen::passphrase});
    if (list_row(ui, "erase all", ui.word("title.erase"), ui.word("safer.erase.go")))
        ui.emit(action::Open{Screen::erase});
    ui.gap(space::kXxl);
}

}  // namespace mooring
