// Every house widget in every state, to look at in each theme and to try by hand. Reached from Settings.
#include <array>

#include "core/words.h"
#include "ui/charts.h"
#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/views/views.h"

namespace mooring {

namespace {

std::array<Choice, 3> three(const Ui& ui) {
    return {{{1, ui.word("gallery.one")}, {2, ui.word("gallery.two")}, {3, ui.word("gallery.three")}}};
}

void draw_text_part(Ui& ui) {
    heading(ui, "heading", 2, ui.word("gallery.heading"));
    ui.gap(space::kS);
    prose(ui, "prose", ui.word("gallery.prose"));
    ui.gap(space::kS);
    muted(ui, "caption", ui.word("gallery.caption"));
    ui.gap(space::kL);
    const std::string_view items[] = {ui.word("gallery.one"), ui.word("gallery.three"), ui.word("gallery.prose")};
    bullets(ui, "bullets", items);
    ui.gap(space::kL);
    numbered(ui, "numbered", items);
    ui.gap(space::kL);
    quote(ui, "quote", ui.word("gallery.quote"), ui.word("gallery.source"));
    ui.gap(space::kL);
    user_text(ui, "other", ui.word("gallery.other"));
    ui.gap(space::kL);
    prose(ui, "statement", ui.word("gallery.heading"), type::kStatement);
    prose(ui, "numeral", "4.6", type::kNumeral);
}

void draw_buttons(Ui& ui) {
    const struct {
        ButtonKind kind;
        const char* key;
        Icon icon;
    } kinds[] = {{ButtonKind::primary, "gallery.primary", Icon::add},
                 {ButtonKind::quiet, "gallery.quiet", Icon::write},
                 {ButtonKind::plain, "gallery.plain", Icon::search},
                 {ButtonKind::danger, "gallery.danger", Icon::remove}};
    for (const auto& kind : kinds) {
        ui.gap(space::kS);
        Flow flow(ui, space::kS);
        const std::string key = kind.key;
        flow.button(key, ui.word(key), {.kind = kind.kind});
        flow.button(key + " icon", ui.word(key), {.kind = kind.kind, .icon = kind.icon});
        flow.button(key + " off", ui.word(key),
                    {.kind = kind.kind, .disabled_because = ui.word("gallery.disabled"), .icon = kind.icon});
    }
    ui.gap(space::kM);
    muted(ui, "why", ui.word("gallery.disabled"));
}

void draw_choices(Ui& ui, GalleryView& view) {
    const auto choices = three(ui);
    {
        Flow flow(ui, space::kS);
        for (std::size_t i = 0; i < choices.size(); ++i) {
            const std::string key = "chip " + std::to_string(choices[i].value);
            if (flow.chip(key, choices[i].label, view.chips[i])) view.chips[i] = !view.chips[i];
        }
    }
    ui.gap(space::kL);
    if (const auto tab = tabs(ui, "tabs", ui.word("gallery.choices"), choices, view.tab)) view.tab = *tab;
    {
        const Panel panel(ui, "tabs", choices[static_cast<std::size_t>(view.tab - 1)].label, Role::tab_panel);
        muted(ui, "shown", choices[static_cast<std::size_t>(view.tab - 1)].label);
    }
    ui.gap(space::kL);
    if (const auto value = segmented(ui, "segmented", ui.word("gallery.label"), choices, view.choice)) {
        view.choice = *value;
    }
    ui.gap(space::kL);
    if (const auto value = choice_rows(ui, "rows", ui.word("gallery.label"), choices, view.choice)) {
        view.choice = *value;
    }
    ui.gap(space::kM);
    if (check_box(ui, "check", ui.word("gallery.three"), view.check)) view.check = !view.check;
    if (switch_row(ui, "switch", ui.word("gallery.label"), ui.word("gallery.help"), view.on)) view.on = !view.on;
    ui.gap(space::kM);
    const std::string words = view.slider ? std::to_string(*view.slider) : std::string(ui.word("mood.none"));
    if (const auto value = slider(ui, "slider", ui.word("gallery.label"), words, 10, view.slider)) view.slider = value;
    slider(ui, "slider none", ui.word("gallery.label"), ui.word("mood.none"), 10, std::nullopt);
    ui.gap(space::kM);
    if (const auto value = select(ui, "select", ui.word("gallery.label"), choices, view.theme, 240)) {
        view.theme = *value;
    }
    ui.gap(space::kM);
    std::vector<Choice> months;
    for (int i = 1; i <= 12; ++i) months.push_back({i, ui.word("month." + std::to_string(i))});
    if (const auto value = select(ui, "months", ui.word("date.part.month"), months, view.month, 240)) {
        view.month = *value;
    }
}

void draw_fields(Ui& ui, GalleryView& view) {
    if (auto text = text_field(ui, "line", ui.word("gallery.label"), view.line, {.help = ui.word("gallery.help")})) {
        view.line = std::move(*text);
    }
    ui.gap(space::kM);
    text_field(ui, "wrong", ui.word("gallery.label"), ui.word("gallery.one"),
               {.help = ui.word("gallery.wrong"), .invalid = true});
    ui.gap(space::kM);
    const FieldOptions large{
        .role = Role::text_area, .min_height = 140, .style = type::kWriting, .empty_text = ui.word("gallery.empty")};
    if (auto text = text_field(ui, "text", ui.word("gallery.label"), view.text, large)) view.text = std::move(*text);
    ui.gap(space::kM);
    if (auto text = search_field(ui, "find", ui.word("gallery.find"), view.find)) view.find = std::move(*text);
    ui.gap(space::kM);
    if (const auto day = date_field(ui, "date", ui.word("write.date.title"), view.date, view.day, view.day)) {
        view.day = *day;
    }
    ui.gap(space::kM);
    if (const auto minutes = time_field(ui, "time", ui.word("gallery.label"), view.time, view.minutes)) {
        view.minutes = *minutes;
    }
}

void draw_lists(Ui& ui, GalleryView& view) {
    list_row(ui, "row", ui.word("gallery.one"), ui.word("gallery.caption"), "4.6");
    divider(ui);
    list_row(ui, "row long", ui.word("gallery.prose"), ui.word("gallery.prose"));
    divider(ui);
    ui.gap(space::kM);
    if (disclosure(ui, "unfold", ui.word("gallery.heading"), view.unfolded)) {
        const Panel panel(ui, "unfold", ui.word("gallery.heading"));
        prose(ui, "unfolded", ui.word("gallery.prose"));
    }
    ui.gap(space::kM);
    if (view.order.empty()) {
        for (const Choice& choice : three(ui)) view.order.emplace_back(choice.label);
    }
    const std::vector<std::string_view> items(view.order.begin(), view.order.end());
    if (const auto moved = reorder_list(ui, "order", ui.word("gallery.label"), items)) {
        std::swap(view.order[moved->from], view.order[moved->to]);
    }
}

void draw_states(Ui& ui) {
    notice(ui, "notice", ui.word("gallery.prose"));
    ui.gap(space::kM);
    notice(ui, "danger", ui.word("gallery.wrong"), Tone::danger);
    ui.gap(space::kM);
    notice(ui, "good", ui.word("gallery.prose"), Tone::good);
    ui.gap(space::kL);
    progress_bar(ui, "progress", ui.word("sitting.step", {{"step", "7"}, {"steps", "36"}}), 7, 36);
    ui.gap(space::kL);
    skeleton(ui, "skeleton", ui.word("gallery.loading"));
    ui.gap(space::kL);
    {
        Card card(ui, "card", ui.word("gallery.heading"));
        prose(ui, "text", ui.word("gallery.prose"));
    }
    empty_state(ui, "empty", Icon::practice, ui.word("gallery.empty"), ui.word("gallery.help"),
                ui.word("gallery.primary"));
    const float side = ui.px(24);
    Flow flow(ui, space::kL);
    for (int i = 0; i <= static_cast<int>(Icon::keyboard); ++i) {
        const Area area = flow.place(side, side);
        draw_icon(ui.draw(), static_cast<Icon>(i), {area.x, area.y}, side, ui.theme().text);
    }
}

TableData made_up_table(const Ui& ui) {
    const std::string one(ui.word("gallery.one"));
    const std::string two(ui.word("gallery.two"));
    return {std::string(ui.word("gallery.heading")), {one, two}, {{one, "4.6"}, {two, "5.1"}}};
}

void draw_charts_part(Ui& ui) {
    const std::string title(ui.word("gallery.heading"));
    const std::string one = "1";
    const std::string two = "2";
    const TableData data = made_up_table(ui);

    const RangeRow ranges[] = {{one, "4.6", AxisPosition{4.6, 0.4, 3.9, 5.3}}, {two, two, std::nullopt}};
    draw_ranges(ui, "ranges", {.summary = title, .rows = ranges, .table = data});
    ui.gap(space::kXl);
    draw_share_bar(ui, "shares", {.summary = title, .cells = {12, 6, 2, 0}, .labels = {one, two, "3", "4"}});
    ui.gap(space::kXl);
    draw_share(ui, "share", title, 0.7, {0.45, 0.86});
    ui.gap(space::kXl);

    const std::optional<double> values[] = {2, std::nullopt, 5, 8, 6};  // the gap stays open
    const auto read = [&](std::size_t i) {
        return values[i] ? ui.word("pulse.value", {{"value", format_number(*values[i], 0)}, {"words", one}}) : two;
    };
    WeekChart weeks{.title = title,
                    .summary = title,
                    .values = values,
                    .bars = true,
                    .from_text = one,
                    .to_text = two,
                    .read = read,
                    .table = data};
    draw_weeks(ui, "bars", weeks);
    ui.gap(space::kL);
    weeks.bars = false;
    draw_weeks(ui, "dots", weeks);
    ui.gap(space::kXl);

    const TimePoint points[] = {{.day = 0, .position = {5.1, 0.4, 4.4, 5.8}, .hollow = true},
                                {.day = 14, .position = {4.8, 0.4, 4.1, 5.5}},
                                {.day = 30, .position = {3.6, 0.4, 2.9, 4.3}, .likely = true, .confirmed = true}};
    const Day events[] = {20};
    TimeChart time;
    time.title = time.summary = title;
    time.points = points;
    time.to = 30;
    time.from_text = time.baseline_text = one;
    time.to_text = two;
    time.baseline = 5.0;
    time.events = events;
    time.read = [&](std::size_t i) { return format_number(points[i].position.at, 1); };
    time.table = data;
    draw_time(ui, "time", time);
    ui.gap(space::kXl);

    const std::string columns[] = {one, two};
    const int counts[] = {1, 7};
    const int none[] = {0, 3};
    const HeatRow rows[] = {{one, counts}, {two, none}};
    draw_heat(ui, "heat", {.title = title, .summary = title, .columns = columns, .rows = rows, .table = data});
    ui.gap(space::kXl);
    table(ui, "table", data, TableShown::drawn);
}

void draw_opened(Ui& ui, GalleryView& view) {
    const bool asks = view.open == GalleryView::Open::alert;
    const DialogKind kind = asks                                    ? DialogKind::alert
                            : view.open == GalleryView::Open::sheet ? DialogKind::sheet
                                                                    : DialogKind::dialog;
    Dialog dialog(ui, "opened", ui.word(asks ? "gallery.ask.title" : "gallery.heading"), kind);
    prose(ui, "text", ui.word(asks ? "gallery.ask.text" : "gallery.prose"));
    ui.gap(space::kL);
    if (kind == DialogKind::dialog) {
        if (auto text = text_field(ui, "line", ui.word("gallery.label"), view.line)) view.line = std::move(*text);
        ui.gap(space::kL);
    }
    bool done = dialog.dismissed();
    {
        Flow flow(ui);
        const ButtonKind go = asks ? ButtonKind::danger : ButtonKind::primary;
        done |= flow.button("done", ui.word(asks ? "gallery.danger" : "common.done"), {.kind = go});
        done |= flow.button("cancel", ui.word("common.cancel"), {.kind = ButtonKind::plain});
    }
    if (done) view.open = GalleryView::Open::none;
}

void draw_over_the_page(Ui& ui, GalleryView& view) {
    {
        Flow flow(ui);
        if (flow.button("dialog", ui.word("gallery.dialog"))) view.open = GalleryView::Open::dialog;
        if (flow.button("sheet", ui.word("gallery.sheet"))) view.open = GalleryView::Open::sheet;
        if (flow.button("ask", ui.word("gallery.ask"))) view.open = GalleryView::Open::alert;
        const MenuItem items[] = {{"one", ui.word("gallery.one")},
                                  {"two", ui.word("gallery.two")},
                                  {"erase", ui.word("gallery.danger"), true}};
        const std::string_view label = ui.word("gallery.menu");
        const ButtonOptions options{.icon = Icon::down};
        menu_button(ui, "menu", label, flow.place(button_width(ui, label, options), button_height(ui)), items, options);
    }
    if (view.open != GalleryView::Open::none) draw_opened(ui, view);
}

}  // namespace

void draw_gallery(Ui& ui, GalleryView& view) {
    muted(ui, "lead", ui.word("gallery.lead"), type::kBody);
    ui.gap(space::kM);
    constexpr const char* kParts[] = {"gallery.text",  "gallery.buttons", "gallery.choices", "gallery.fields",
                                      "gallery.lists", "gallery.states",  "gallery.charts",  "gallery.layers"};
    std::vector<Choice> parts;
    for (int i = 0; i < 8; ++i) parts.push_back({i, ui.word(kParts[i])});
    if (const auto part = tabs(ui, "parts", ui.word("title.gallery"), parts, view.part)) view.part = *part;
    ui.gap(space::kL);
    const Panel panel(ui, "parts", parts[static_cast<std::size_t>(view.part)].label, Role::tab_panel);
    switch (view.part) {
        case 0: draw_text_part(ui); break;
        case 1: draw_buttons(ui); break;
        case 2: draw_choices(ui, view); break;
        case 3: draw_fields(ui, view); break;
        case 4: draw_lists(ui, view); break;
        case 5: draw_states(ui); break;
        case 6: draw_charts_part(ui); break;
        default: draw_over_the_page(ui, view); break;
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
