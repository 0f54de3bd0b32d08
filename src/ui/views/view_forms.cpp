// Questionnaires that a person brings in: the list of them, the editor, and what one of them scored.
#include <algorithm>

#include "ui/fields.h"
#include "ui/layers.h"
#include "ui/views/progress_parts.h"

namespace mooring {

namespace {

void emit_inputs(Ui& ui, OwnFormInputs inputs) {
    ui.emit(action::ChangeOwnForm{std::move(inputs)});
}

// A field of the inputs; what is typed goes to the model at once and is checked there.
void input(Ui& ui, const OwnFormInputs& inputs, const char* key, std::string OwnFormInputs::*value,
           FieldOptions options = {}) {
    if (auto text =
            text_field(ui, std::string("field ") + key, ui.word(std::string("own.") + key), inputs.*value, options)) {
        OwnFormInputs changed = inputs;
        changed.*value = std::move(*text);
        emit_inputs(ui, std::move(changed));
    }
    ui.gap(space::kM);
}

void draw_scale_inputs(Ui& ui, const OwnFormInputs& inputs, std::size_t i) {
    const OwnScaleInputs& scale = inputs.scales[i];
    const std::string key = "scale " + std::to_string(i);
    SemScope part(ui, node_of(ui.id(key), Role::group, {ui.pen.x, ui.pen.y, ui.pen.w, 1}, ui.word("own.scale")));
    const auto change = [&](auto set) {
        OwnFormInputs changed = inputs;
        set(changed.scales[i]);
        emit_inputs(ui, std::move(changed));
    };
    if (auto text = text_field(ui, "name", ui.word("own.scale.name"), scale.name)) {
        change([&](OwnScaleInputs& one) { one.name = std::move(*text); });
    }
    ui.gap(space::kS);
    if (auto text = text_field(ui, "items", ui.word("own.scale.items"), scale.items,
                               {.help = ui.word("own.scale.items.help")})) {
        change([&](OwnScaleInputs& one) { one.items = std::move(*text); });
    }
    ui.gap(space::kS);
    if (auto text = text_field(ui, "reversed", ui.word("own.scale.reversed"), scale.reversed)) {
        change([&](OwnScaleInputs& one) { one.reversed = std::move(*text); });
    }
    if (switch_row(ui, "sum", ui.word("own.scale.sum"), ui.word("own.scale.sum.help"), scale.sum)) {
        change([&](OwnScaleInputs& one) { one.sum = !one.sum; });
    }
    if (button(ui, "remove", ui.word("own.scale.remove"), {.kind = ButtonKind::plain})) {
        OwnFormInputs changed = inputs;
        changed.scales.erase(changed.scales.begin() + static_cast<std::ptrdiff_t>(i));
        emit_inputs(ui, std::move(changed));
    }
    ui.gap(space::kL);
}

void draw_published(Ui& ui, const OwnFormInputs& inputs) {
    muted(ui, "published", ui.word("own.published"), type::kBody);
    ui.gap(space::kS);
    Flow flow(ui, space::kS);
    for (const PublishedKey& key : published_keys()) {
        if (!flow.chip(key.name, key.name, inputs.title == key.name)) continue;
        OwnFormInputs changed = inputs;
        changed.title = key.name;
        changed.min = key.min;
        changed.max = key.max;
        changed.scales = key.scales;
        emit_inputs(ui, std::move(changed));
    }
}

void draw_statement_inputs(Ui& ui, const OwnFormInputs& inputs) {
    draw_published(ui, inputs);
    ui.gap(space::kL);
    input(ui, inputs, "title", &OwnFormInputs::title);
    input(ui, inputs, "statements", &OwnFormInputs::statements,
          {.role = Role::text_area, .help = ui.word("own.statements.help"), .min_height = 160});
    input(ui, inputs, "min", &OwnFormInputs::min, {.numeric = true, .width = ui.px(120)});
    input(ui, inputs, "low_label", &OwnFormInputs::low_label);
    input(ui, inputs, "max", &OwnFormInputs::max, {.numeric = true, .width = ui.px(120)});
    input(ui, inputs, "high_label", &OwnFormInputs::high_label);
    if (switch_row(ui, "person", ui.word("own.about_person"), ui.word("own.about_person.help"), inputs.about_person)) {
        OwnFormInputs changed = inputs;
        changed.about_person = !changed.about_person;
        emit_inputs(ui, std::move(changed));
    }
    ui.gap(space::kL);
    heading(ui, "scales title", 3, ui.word("own.scales"), type::kBodyStrong);
    ui.gap(space::kS);
    for (std::size_t i = 0; i < inputs.scales.size(); ++i) draw_scale_inputs(ui, inputs, i);
    if (button(ui, "add scale", ui.word("own.scale.add"))) {
        OwnFormInputs changed = inputs;
        changed.scales.emplace_back();
        emit_inputs(ui, std::move(changed));
    }
    ui.gap(space::kL);
    input(ui, inputs, "sd", &OwnFormInputs::sd, {.help = ui.word("own.sd.help"), .numeric = true, .width = ui.px(160)});
    input(ui, inputs, "r", &OwnFormInputs::r, {.numeric = true, .width = ui.px(160)});
}

std::string problem_words(const Ui& ui, const FormProblem& problem) {
    const std::string what(ui.word("own.problem." + problem.what));
    const std::string where = problem.where.empty() ? std::string(ui.word("own.problem.file")) : problem.where;
    if (problem.said.empty()) return ui.word("own.problem", {{"where", where}, {"what", what}});
    return ui.word("own.problem.said", {{"where", where}, {"what", what}, {"said", problem.said}});
}

void draw_check(Ui& ui, const OwnFormEdit& edit) {
    ui.gap(space::kL);
    Card card(ui, "check", ui.word("own.check.title"));
    constexpr std::size_t kAtFirst = 40;
    if (!edit.read.form) {
        const auto& problems = edit.read.problems;
        float& all = ui.kept(ui.id("all problems"));
        const std::size_t shown = all > 0 ? problems.size() : std::min(problems.size(), kAtFirst);
        prose(ui, "count",
              ui.word(problems.size() == 1 ? "own.check.one" : "own.check.many",
                      {{"count", std::to_string(problems.size())}}));
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < shown; ++i) lines.push_back(problem_words(ui, problems[i]));
        const std::vector<std::string_view> views(lines.begin(), lines.end());
        bullets(ui, "problems", views);
        if (shown < problems.size() &&
            button(ui, "rest", ui.word("own.check.rest", {{"count", std::to_string(problems.size() - shown)}}),
                   {.kind = ButtonKind::plain})) {
            all = 1;
        }
        return;
    }
    prose(ui, "fine", ui.word("own.check.fine", {{"items", std::to_string(edit.read.form->items.size())}}));
    if (!edit.read.notes.empty()) {
        std::string dropped;
        for (const FormProblem& note : edit.read.notes) dropped += (dropped.empty() ? "" : ", ") + note.where;
        muted(ui, "dropped", ui.word("own.check.dropped", {{"names", dropped}}));
    }
    ui.gap(space::kM);
    TableData data{std::string(ui.word("own.preview")),
                   {std::string(ui.word("own.scale.name")), std::string(ui.word("own.preview.items")),
                    std::string(ui.word("own.preview.low")), std::string(ui.word("own.preview.middle")),
                    std::string(ui.word("own.preview.high"))},
                   {}};
    for (const OwnPreview& row : edit.preview) {
        data.rows.push_back(
            {row.scale,
             ui.word("own.preview.keys",
                     {{"plain", std::to_string(row.plain)}, {"reversed", std::to_string(row.reversed)}}),
             format_number(row.lowest, 1), format_number(row.middle, 1), format_number(row.highest, 1)});
    }
    table(ui, "preview", data, TableShown::drawn);
}

}  // namespace

void draw_forms(Ui& ui, const Model& model) {
    prose(ui, "about", ui.word("own.about"));
    ui.gap(space::kL);
    if (button(ui, "new", ui.word("own.new"), {.kind = ButtonKind::primary, .icon = Icon::add}))
        ui.emit(action::NewOwnForm{});
    const bool busy = !model.document.sitting_drafts.empty();
    for (const Questionnaire& own : model.document.questionnaires) {
        ui.gap(space::kL);
        Card card(ui, to_text(own.id), own.form.title);
        muted(ui, "counts",
              ui.word("own.counts", {{"items", std::to_string(own.form.items.size())},
                                     {"scales", std::to_string(own.form.scales.size())}}));
        if (!own.form.licence.empty()) {
            ui.gap(space::kXs);
            muted(ui, "licence", own.form.licence);
        }
        ui.gap(space::kM);
        Flow flow(ui);
        if (!own.form.general_frame.empty()) {
            const std::string_view why = busy ? ui.word("compass.forms.busy") : std::string_view();
            if (flow.button("begin", ui.word("own.begin"), {.kind = ButtonKind::primary, .disabled_because = why})) {
                ui.emit(action::StartSitting{to_text(own.id)});
            }
        }
        if (flow.button("export", ui.word("own.export"))) ui.emit(action::OfferOwnForm{own.id});
        if (flow.button("delete", ui.word("own.delete"),
                        {.kind = ButtonKind::plain, .description = ui.word("own.delete.help")})) {
            ui.emit(action::DeleteOwnForm{own.id});
        }
    }
    ui.gap(space::kXxl);
}

void draw_own_form(Ui& ui, const Model& model) {
    if (!model.own_form) return;
    const OwnFormEdit& edit = *model.own_form;
    const OwnFormInputs& inputs = edit.inputs;
    prose(ui, "about", ui.word("own.form.about"));
    ui.gap(space::kL);
    {
        Card card(ui, "inputs", ui.word("own.form.title"));
        const Choice ways[] = {{0, ui.word("own.from.file")}, {1, ui.word("own.from.statements")}};
        if (const auto way = segmented(ui, "from", ui.word("own.from"), ways, static_cast<int>(inputs.from))) {
            OwnFormInputs changed = inputs;
            changed.from = static_cast<OwnFormInputs::From>(*way);
            emit_inputs(ui, std::move(changed));
        }
        ui.gap(space::kL);
        if (inputs.from == OwnFormInputs::From::file) {
            if (button(ui, "pick", ui.word("own.pick"))) ui.emit(action::PickOwnFormFile{});
            if (edit.file_error != ErrorKind::none) {
                ui.gap(space::kS);
                notice(ui, "file error",
                       ui.word(edit.file_error == ErrorKind::too_big ? "own.pick.big"
                                                                     : failure_key(edit.file_error).c_str()),
                       Tone::danger);
            }
            ui.gap(space::kM);
            input(ui, inputs, "file", &OwnFormInputs::file,
                  {.role = Role::text_area, .help = ui.word("own.file.help"), .min_height = 200});
        } else {
            draw_statement_inputs(ui, inputs);
            input(ui, inputs, "licence", &OwnFormInputs::licence, {.help = ui.word("own.licence.help")});
        }
        if (switch_row(ui, "right", ui.word("own.right"), ui.word("own.right.help"), inputs.right_confirmed)) {
            OwnFormInputs changed = inputs;
            changed.right_confirmed = !changed.right_confirmed;
            emit_inputs(ui, std::move(changed));
        }
    }
    draw_check(ui, edit);
    ui.gap(space::kL);
    const std::string_view why = edit.read.form ? std::string_view() : ui.word("own.save.not_yet");
    if (button(ui, "save", ui.word("own.save"), {.kind = ButtonKind::primary, .disabled_because = why})) {
        ui.emit(action::SaveOwnForm{});
    }
    ui.gap(space::kXxl);
}

}  // namespace mooring
