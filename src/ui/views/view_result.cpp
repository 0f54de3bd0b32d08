#include "ui/charts.h"
#include "ui/dates.h"
#include "ui/fields.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

constexpr std::array<Region, 4> kRegions{Region::secure, Region::anxious, Region::avoidant, Region::fearful_avoidant};

TableData position_table(const Ui& ui, const Position& position, const Cells& cells) {
    TableData data{std::string(ui.word("result.table.caption")),
                   {std::string(ui.word("result.table.what")), std::string(ui.word("result.table.value"))},
                   {}};
    data.rows.push_back({std::string(ui.word("axis.anxiety")), axis_words(ui, "result.axis", position.anxiety)});
    data.rows.push_back({std::string(ui.word("axis.avoidance")), axis_words(ui, "result.axis", position.avoidance)});
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
        data.rows.push_back({std::string(region_name(ui, kRegions[i])),
                             ui.word("result.share", {{"count", std::to_string(cells[i])}})});
    }
    return data;
}

void draw_position(Ui& ui, ResultView& view, const Position& position) {
    const Shares shares = region_shares(position);
    const Cells cells = share_cells(shares);
    const RegionLabel label = region_label(shares);
    const TableData data = position_table(ui, position, cells);
    {
        Card card(ui, "where", region_words(ui, label));
        prose(ui, "label",
              ui.word(label.kind == LabelKind::centre ? "result.label.centre" : "result.label.shares",
                      {{"first", region_name(ui, label.first)},
                       {"count", std::to_string(cells[static_cast<std::size_t>(label.first)])}}));
        ui.gap(space::kL);
        PlaneChart plane;
        plane.position = position;
        plane.dots = quantile_dots(position);
        plane.summary =
            ui.word("result.plane.summary", {{"where", region_words(ui, label)},
                                             {"anxiety", axis_words(ui, "result.axis", position.anxiety)},
                                             {"avoidance", axis_words(ui, "result.axis", position.avoidance)}});
        plane.table = data;
        draw_plane(ui, "plane", plane);
        ui.gap(space::kS);
        muted(ui, "dots", ui.word("result.dots"));
        ui.gap(space::kM);
        if (button(ui, "table toggle", ui.word("common.table"), {.pressed = view.table})) view.table = !view.table;
        if (view.table) {
            ui.gap(space::kS);
            table(ui, "table", data, TableShown::drawn);
        }
    }
    ui.gap(space::kL);
    Card card(ui, "shares", ui.word("result.shares.title"));
    ShareBar bar;
    bar.cells = cells;
    for (std::size_t i = 0; i < kRegions.size(); ++i) {
        bar.labels[i] =
            ui.word("result.share.of", {{"region", region_name(ui, kRegions[i])}, {"count", std::to_string(cells[i])}});
        bar.summary += (i ? "; " : "") + bar.labels[i];
    }
    draw_share_bar(ui, "bar", bar);
}

void draw_axis(Ui& ui, std::string_view key, const DimensionScore& score, const std::optional<AxisPosition>& axis) {
    heading(ui, std::string(key) + " title", 3, ui.word("axis." + std::string(key)), type::kBodyStrong);
    if (!axis) {
        prose(ui, std::string(key) + " none",
              ui.word("result.not_scorable",
                      {{"answered", std::to_string(score.answered)}, {"all", std::to_string(score.total)}}));
        return;
    }
    prose(ui, std::string(key) + " words", axis_words(ui, "result.axis", *axis));
    const char* side = axis->band_low > 4 ? ".above" : axis->band_high < 4 ? ".below" : ".around";
    prose(ui, std::string(key) + " meaning", ui.word("meaning." + std::string(key) + side));
    muted(ui, std::string(key) + " spread",
          ui.word("result.spread", {{"answered", std::to_string(score.answered)},
                                    {"all", std::to_string(score.total)},
                                    {"sd", format_number(score.sd, 1)}}));
}

void draw_remarks(Ui& ui, const Model& model, const Sitting& sitting, const ScoredSitting& scored) {
    const bool alike = scored.pattern.flagged() || scored.pace.pace != Pace::unhurried;
    if (alike || scored.pattern.acquiescence_note || sitting.practice || sitting.split) {
        ui.gap(space::kL);
        Card card(ui, "remarks", ui.word("result.remarks.title"));
        if (alike) prose(ui, "alike", ui.word("result.remarks.alike"));
        if (scored.pattern.acquiescence_note) prose(ui, "yes", ui.word("result.remarks.agreeing"));
        if (sitting.practice) prose(ui, "practice", ui.word("result.remarks.practice"));
        if (sitting.split) prose(ui, "split", ui.word("result.remarks.split"));
    }
    ui.gap(space::kL);
    Card card(ui, "keep", ui.word("result.keep.title"));
    const bool counts = scored.counts;
    if (switch_row(ui, "include", ui.word("result.include"), ui.word("result.include.help"), counts)) {
        ui.emit(action::IncludeSitting{sitting.id, !counts});
    }
    ui.gap(space::kM);
    if (const auto note =
            text_field(ui, "note", ui.word("result.note"), note_of(model, sitting.id),
                       {.role = Role::text_area, .min_height = 96, .empty_text = ui.word("result.note.empty")})) {
        ui.emit(action::NoteSitting{sitting.id, *note});
    }
    ui.gap(space::kM);
    Flow flow(ui);
    if (flow.button("delete", ui.word("result.delete"), {.description = ui.word("result.delete.help")})) {
        ui.emit(action::DeleteSitting{sitting.id});
    }
}

}  // namespace

std::string_view region_name(const Ui& ui, Region region) {
    constexpr const char* kKeys[] = {"region.secure", "region.anxious", "region.avoidant", "region.fearful_avoidant"};
    return ui.word(kKeys[static_cast<int>(region)]);
}

std::string region_words(const Ui& ui, const RegionLabel& label) {
    switch (label.kind) {
        case LabelKind::named: return ui.word("label.named", {{"first", region_name(ui, label.first)}});
        case LabelKind::between:
            return ui.word("label.between",
                           {{"first", region_name(ui, label.first)}, {"second", region_name(ui, label.second)}});
        case LabelKind::centre: break;
    }
    return std::string(ui.word("label.centre"));
}

std::string axis_words(const Ui& ui, std::string_view key, const AxisPosition& axis) {
    const auto clipped = [](double value) { return format_number(std::min(7.0, std::max(1.0, value)), 1); };
    return ui.word(
        key, {{"at", format_number(axis.at, 1)}, {"low", clipped(axis.band_low)}, {"high", clipped(axis.band_high)}});
}

void draw_result(Ui& ui, ResultView& view, const Model& model) {
    const RecordId id = model.place().id;
    if (view.of != id) view = {id, false};
    const Sitting* sitting = model.document.find_sitting(id);
    const ScoredSitting* scored = find_scored(model, id);
    const Instrument* form = sitting ? model.catalog.find_instrument(sitting->form) : nullptr;
    if (sitting == nullptr || form == nullptr || scored == nullptr) {
        prose(ui, "gone", ui.word("result.gone"));
        return;
    }
    muted(ui, "date", ui.word("result.date", {{"date", day_text(ui, scored->day)}, {"form", form->title}}),
          type::kBody);
    ui.gap(space::kL);
    if (scored->position) {
        draw_position(ui, view, *scored->position);
    } else {
        notice(ui, "partial", ui.word("result.partial"));
    }
    ui.gap(space::kL);
    {
        Card card(ui, "axes", ui.word("result.axes.title"));
        draw_axis(ui, "anxiety", scored->scores.anxiety, scored->anxiety);
        ui.gap(space::kL);
        draw_axis(ui, "avoidance", scored->scores.avoidance, scored->avoidance);
    }
    ui.gap(space::kL);
    {
        Card card(ui, "limits", ui.word("result.limits.title"));
        const std::string_view limits[] = {ui.word("result.limits.1"), ui.word("result.limits.2"),
                                           ui.word("result.limits.3"), ui.word("result.limits.4"),
                                           ui.word("result.limits.5")};
        bullets(ui, "list", limits);
    }
    draw_remarks(ui, model, *sitting, *scored);
    ui.gap(space::kXxl);
}

}  // namespace mooring
