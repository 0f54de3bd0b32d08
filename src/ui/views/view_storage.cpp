#include "core/slots.h"
#include "ui/dates.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

void page_heading(Ui& ui, std::string_view text, const TypeStyle& style) {
    const TextFace face = ui.face(style);
    const Area area = ui.take(text_height(face, text, ui.pen.w));
    Node node = node_of(kHeadingId, Role::heading, area, text);
    node.level = 1;
    ui.sem.add(std::move(node));
    draw_text(ui.draw(), face, {area.x, area.y}, area.w, ui.theme().text, text);
}

std::string failure_key(ErrorKind kind) {
    return "failure." + std::to_string(static_cast<int>(kind));
}

void draw_opening(Ui& ui) {
    ui.gap(space::kHuge);
    page_heading(ui, ui.word("opening.title"));
    ui.gap(space::kM);
    muted(ui, "text", ui.word("opening.text"), type::kBody);
}

namespace {

// What opens this, and how dear it is to guess.
void add_slots(const Ui& ui, const Model& model, std::vector<std::string>& lines) {
    const auto table = decode_slots(model.vault.slots());
    if (!table) {
        lines.emplace_back(ui.word("promise.5"));
        return;
    }
    for (const Slot& slot : table.value().slots) {
        const std::string key = "health.opens." + std::to_string(static_cast<int>(slot.kind));
        lines.push_back(ui.word(key, {{"memory", std::to_string(slot.cost.memory_kib / 1024)},
                                      {"passes", std::to_string(slot.cost.passes)}}));
    }
}

// Everything that helps to see what is wrong, and nothing that was written.
std::vector<std::string> health_lines(const Ui& ui, const Model& model) {
    std::vector<std::string> lines;
    const auto day = [&](std::int64_t ms) { return day_text(ui, local_day(ms, model.utc_offset_min)); };
    const std::int64_t saved = model.vault.replica().latest().ms;
    lines.push_back(
        saved == 0 ? std::string(ui.word("health.saved.none"))
                   : ui.word("health.saved", {{"date", day(saved)}, {"time", time_text(saved, model.utc_offset_min)}}));
    const DeviceNotes& notes = model.document.notes;
    lines.push_back(notes.backup_checked_ms == 0 ? std::string(ui.word("backup.none"))
                                                 : ui.word("backup.age", {{"date", day(notes.backup_checked_ms)}}));
    add_slots(ui, model, lines);
    if (!model.build.empty()) lines.push_back(ui.word("health.build", {{"build", model.build.substr(0, 16)}}));
    if (model.troubles.empty()) lines.emplace_back(ui.word("health.trouble.none"));
    for (const Trouble& trouble : model.troubles) {
        lines.push_back(ui.word("health.trouble", {{"time", time_text(trouble.at_ms, model.utc_offset_min)},
                                                   {"what", ui.word(failure_key(trouble.kind))}}));
    }
    return lines;
}

void draw_health(Ui& ui, const Model& model) {
    Card card(ui, "health", ui.word("health.title"));
    const std::vector<std::string> lines = health_lines(ui, model);
    const std::vector<std::string_view> points(lines.begin(), lines.end());
    bullets(ui, "lines", points);
    ui.gap(space::kM);
    if (!button(ui, "copy health", ui.word("health.copy"), {.kind = ButtonKind::plain})) return;
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    ui.emit(action::CopyHealth{std::move(text)});
}

void draw_other_copy(Ui& ui, const Model& model) {
    if (model.recovery.other_vault.empty()) return;
    {
        Card card(ui, "other copy", ui.word("copies.other.title"));
        prose(ui, "about", ui.word("copies.other.about"));
        ui.gap(space::kL);
        if (button(ui, "bring copy", ui.word("copies.other.bring"))) ui.emit(action::BringInCopy{});
    }
    ui.gap(space::kL);
}

}  // namespace

void draw_data(Ui& ui, const Model& model) {
    const bool sealed = model.vault.is_sealed();
    {
        Card card(ui, "seal", ui.word("data.seal.title"));
        prose(ui, "state", ui.word(sealed ? "passphrase.is_set" : "promise.5"));
        ui.gap(space::kL);
        Flow flow(ui);
        if (model.keeping_nothing) {
            muted(ui, "nothing", ui.word("data.seal.nothing_kept"));
        } else if (flow.button("passphrase", ui.word(sealed ? "data.seal.change" : "passphrase.set"),
                               {.kind = sealed ? ButtonKind::quiet : ButtonKind::primary})) {
            ui.emit(action::Open{Screen::passphrase});
        }
        if (sealed && flow.button("lock", ui.word("lock.now"))) ui.emit(action::LockNow{});
    }
    ui.gap(space::kL);
    {
        Card card(ui, "files", ui.word("title.files"));
        prose(ui, "about", ui.word("data.files.about"));
        ui.gap(space::kL);
        if (button(ui, "open files", ui.word("data.files.open"))) ui.emit(action::Open{Screen::files});
    }
    ui.gap(space::kL);
    if (!model.keeping_nothing) {
        draw_copies(ui, model);
        ui.gap(space::kL);
        draw_other_copy(ui, model);
        draw_health(ui, model);
        ui.gap(space::kL);
    }
    {
        Card card(ui, "where", ui.word("data.where.title"));
        const std::string_view points[] = {ui.word("promise.1"), ui.word("promise.2"), ui.word("promise.4"),
                                           ui.word("promise.7"), ui.word("promise.9")};
        bullets(ui, "points", points);
    }
    ui.gap(space::kL);
    if (button(ui, "erase", ui.word("data.erase"), {.kind = ButtonKind::plain})) {
        ui.emit(action::Open{Screen::erase});
    }
    ui.gap(space::kXxl);
}

void draw_storage_failure(Ui& ui, const Model& model) {
    ui.gap(space::kXl);
    page_heading(ui, ui.word("failure.title"));
    ui.gap(space::kM);
    prose(ui, "what", ui.word(failure_key(model.vault.error())), type::kWriting);
    ui.gap(space::kL);
    {
        Card card(ui, "safe", ui.word("failure.safe.title"));
        const std::string_view points[] = {ui.word("failure.safe.1"), ui.word("failure.safe.2"),
                                           ui.word("failure.safe.3")};
        bullets(ui, "points", points);
    }
    ui.gap(space::kL);
    Flow flow(ui);
    if (flow.button("retry", ui.word("common.retry"), {.kind = ButtonKind::primary})) ui.emit(action::Retry{});
    if (flow.button("nothing", ui.word("failure.keep_nothing"),
                    {.description = ui.word("failure.keep_nothing.help")})) {
        ui.emit(action::KeepNothing{});
    }
}

}  // namespace mooring
