// How a result was computed: every step with this sitting's own numbers, what is assumed, and what the assumptions do.
#include <cmath>

#include "app/result_sheet.h"
#include "core/normal.h"
#include "ui/charts.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

namespace {

std::string number(double value) {
    return format_number(value, 2);
}

TableData answers_table(const Ui& ui, const Model& model, const Instrument& form, const Sitting& sitting,
                        Dimension dimension) {
    TableData data{std::string(ui.word(dimension == Dimension::anxiety ? "axis.anxiety" : "axis.avoidance")),
                   {std::string(ui.word("method.statement")), std::string(ui.word("method.answer")),
                    std::string(ui.word("method.keyed"))},
                   {}};
    for (const std::string& id : sitting.order) {
        const Item* item = find_item(form, id);
        if (item == nullptr || item->dimension != dimension) continue;
        const auto given = sitting.answers.number(id);
        data.rows.push_back(
            {fill(item_text(*item, sitting.frame()), {{"name", about_words(ui, model, sitting.person)}}),
             given ? std::to_string(*given) : std::string(ui.word("method.missing")),
             given ? std::to_string(keyed_answer(form, *item, *given)) : std::string(ui.word("method.missing"))});
    }
    return data;
}

void draw_steps(Ui& ui, std::string_view key, const Instrument& form, const DimensionScore& score,
                const std::optional<AxisPosition>& axis, const PositionConstants& constants) {
    const std::string name(key);
    heading(ui, name + " steps", 3, ui.word("axis." + name), type::kBodyStrong);
    prose(ui, name + " mean",
          ui.word("method.mean", {{"answered", std::to_string(score.answered)},
                                  {"all", std::to_string(score.total)},
                                  {"mean", number(score.mean)}}));
    if (!axis) {
        prose(ui, name + " none", ui.word("method.not_scorable"));
        return;
    }
    const double shrunk = shrunk_sd(score.sd, score.answered, constants);
    ui.gap(space::kS);
    prose(ui, name + " sd",
          ui.word("method.sd", {{"sd", number(score.sd)},
                                {"shrunk", number(shrunk)},
                                {"prior", number(constants.prior_sd)},
                                {"weight", format_number(constants.prior_weight, 0)}}));
    ui.gap(space::kS);
    prose(ui, name + " error",
          ui.word("method.error", {{"shrunk", number(shrunk)},
                                   {"answered", std::to_string(score.answered)},
                                   {"drift", number(constants.day_drift)},
                                   {"error", number(axis->error)}}));
    ui.gap(space::kS);
    prose(ui, name + " band",
          ui.word(
              "method.band",
              {{"times", number(constants.band)}, {"low", number(axis->band_low)}, {"high", number(axis->band_high)}}));
    if (form.retest_sem > 0) {
        ui.gap(space::kS);
        prose(ui, name + " change",
              ui.word("method.change", {{"sem", number(form.retest_sem)},
                                        {"possible", number(change_threshold(form.retest_sem, 2, kZ90))},
                                        {"likely", number(change_threshold(form.retest_sem, 2, kZ95))}}));
    }
}

// One assumed number as a slider of whole steps.
void draw_constant(Ui& ui, const char* key, double PositionConstants::*value, double step,
                   const PositionConstants& now) {
    const double least = kLeastConstants.*value;
    const int most = static_cast<int>(std::lround((kMostConstants.*value - least) / step));
    const int at = static_cast<int>(std::lround((now.*value - least) / step));
    const std::string_view label = ui.word(std::string("method.constant.") + key);
    const std::string shown = step < 1 ? number(now.*value) : format_number(now.*value, 0);
    if (const auto chosen = slider(ui, key, label, shown, most, at)) {
        PositionConstants changed = now;
        changed.*value = least + step * *chosen;
        ui.emit(action::SetConstants{changed});
    }
    ui.gap(space::kM);
}

void draw_constants(Ui& ui, const Model& model) {
    const PositionConstants& now = model.document.settings.constants;
    ui.gap(space::kL);
    Card card(ui, "constants", ui.word("method.constants.title"));
    prose(ui, "about", ui.word("method.constants.about"));
    ui.gap(space::kM);
    draw_constant(ui, "prior_sd", &PositionConstants::prior_sd, 0.05, now);
    draw_constant(ui, "prior_weight", &PositionConstants::prior_weight, 1, now);
    draw_constant(ui, "day_drift", &PositionConstants::day_drift, 0.05, now);
    draw_constant(ui, "band", &PositionConstants::band, 0.05, now);
    if (now == PositionConstants{}) return;
    if (button(ui, "reset", ui.word("method.constants.reset"))) ui.emit(action::SetConstants{PositionConstants{}});
}

// From six sittings on: whether the two halves of each side's statements move together over time. Of the newest ones.
void draw_steadiness(Ui& ui, const Model& model, const Instrument& form, const RecordId& person) {
    constexpr std::size_t kMost = 24;
    const Series* series = find_series(model, form.id, person);
    if (series == nullptr) return;
    for (const auto& [dimension, name] :
         {std::pair{Dimension::anxiety, "anxiety"}, {Dimension::avoidance, "avoidance"}}) {
        std::vector<Halves> halves;
        for (auto place = series->sittings.rbegin(); place != series->sittings.rend() && halves.size() < kMost;
             ++place) {
            const ScoredSitting& scored = model.derived.sittings[*place];
            const Sitting* sitting = scored.derived ? nullptr : model.document.find_sitting(scored.id);
            const auto both = sitting ? split_halves(form, sitting->answers, dimension) : std::nullopt;
            if (both) halves.push_back(*both);
        }
        const auto steady = steadiness(halves);
        if (!steady) continue;
        ui.gap(space::kS);
        prose(ui, std::string("steadiness ") + name,
              ui.word("method.steadiness", {{"axis", ui.word(std::string("axis.") + name)},
                                            {"value", number(steady->corrected)},
                                            {"count", std::to_string(halves.size())}}));
    }
}

// Every step with this sitting's own numbers, the constants behind them, and the answers.
void draw_numbers(Ui& ui, const Model& model, const Instrument& form, const Sitting& sitting,
                  const ScoredSitting& scored) {
    const PositionConstants& constants = model.document.settings.constants;
    {
        Card card(ui, "steps", ui.word("method.steps.title"));
        draw_steps(ui, "anxiety", form, scored.scores.anxiety, scored.anxiety, constants);
        ui.gap(space::kL);
        draw_steps(ui, "avoidance", form, scored.scores.avoidance, scored.avoidance, constants);
        if (scored.position) {
            const Shares shares = region_shares(*scored.position);
            ui.gap(space::kL);
            heading(ui, "shares", 3, ui.word("result.shares.title"), type::kBodyStrong);
            for (std::size_t i = 0; i < shares.size(); ++i) {
                const std::string region(region_name(ui.words(), static_cast<Region>(i)));
                prose(ui, "share " + region,
                      ui.word("method.share", {{"region", region}, {"share", format_number(100 * shares[i], 1)}}));
            }
            muted(ui, "rule", ui.word("method.rule"));
        }
        draw_steadiness(ui, model, form, sitting.person);
    }
    draw_constants(ui, model);
    ui.gap(space::kL);
    {
        Card card(ui, "answers", ui.word("method.answers.title"));
        prose(ui, "key", ui.word("method.answers.about"));
        ui.gap(space::kM);
        table(ui, "anxiety", answers_table(ui, model, form, sitting, Dimension::anxiety), TableShown::drawn);
        ui.gap(space::kL);
        table(ui, "avoidance", answers_table(ui, model, form, sitting, Dimension::avoidance), TableShown::drawn);
    }
    ui.gap(space::kL);
}

}  // namespace

NumbersHere::NumbersHere(Ui& ui, const RecordId& of) : ui_(ui), hidden_(ui.hide_numbers) {
    if (!hidden_) return;
    float& asked = ui.kept(ui.id("numbers of " + to_text(of)));
    muted(ui, "numbers hidden", ui.word("numbers.hidden"), type::kBody);
    ui.gap(space::kS);
    if (button(ui, "numbers here", ui.word("numbers.here"), {.kind = ButtonKind::plain, .pressed = asked > 0}))
        asked = asked > 0 ? 0 : 1;
    ui.hide_numbers = asked == 0;
    ui.gap(space::kM);
}

void draw_method(Ui& ui, const Model& model) {
    const Sitting* sitting = model.document.find_sitting(model.place().id);
    const ScoredSitting* scored = find_scored(model, model.place().id);
    const Instrument* form = sitting ? find_form(model, sitting->form) : nullptr;
    if (form == nullptr || scored == nullptr || scored->withheld) {
        prose(ui, "gone", ui.word("result.gone"));
        return;
    }
    prose(ui, "about", ui.word("method.about"));
    ui.gap(space::kL);
    const NumbersHere numbers(ui, sitting->id);
    if (!ui.hide_numbers) draw_numbers(ui, model, *form, *sitting, *scored);
    Card card(ui, "honest", ui.word("method.honest.title"));
    const std::string_view lines[] = {ui.word("method.honest.1"), ui.word("method.honest.2"),
                                      ui.word("method.honest.3"), ui.word("method.honest.4"),
                                      ui.word("method.honest.5"), ui.word("method.honest.6")};
    bullets(ui, "list", lines);
    ui.gap(space::kXxl);
}

void draw_place_self(Ui& ui, PlaceSelfView& view, const Model& model) {
    if (!view.at) view.at = model.document.settings.self_placement;
    prose(ui, "about", ui.word("self.about"));
    ui.gap(space::kL);
    Card card(ui, "plane", ui.word("self.title"));
    const std::string words =
        view.at
            ? ui.word("self.value", {{"anxiety", number(view.at->anxiety)}, {"avoidance", number(view.at->avoidance)}})
            : std::string(ui.word("self.none"));
    if (const auto pressed = draw_plane_choice(ui, "choice", words, view.at)) view.at = pressed;
    ui.gap(space::kL);
    const auto half_steps = [](double value) { return static_cast<int>(std::lround((value - 1) * 2)); };
    const struct {
        const char* key;
        double PlanePoint::*value;
    } axes[] = {{"axis.anxiety", &PlanePoint::anxiety}, {"axis.avoidance", &PlanePoint::avoidance}};
    for (const auto& axis : axes) {
        const std::optional<int> now = view.at ? std::optional(half_steps((*view.at).*axis.value)) : std::nullopt;
        const std::string said = view.at ? number((*view.at).*axis.value) : std::string(ui.word("self.none"));
        if (const auto chosen = slider(ui, axis.key, ui.word(axis.key), said, 12, now)) {
            if (!view.at) view.at = PlanePoint{4, 4};
            (*view.at).*axis.value = 1 + *chosen / 2.0;
        }
        ui.gap(space::kM);
    }
    Flow flow(ui);
    const std::string_view missing = view.at ? std::string_view() : ui.word("self.missing");
    if (flow.button("keep", ui.word("self.keep"), {.kind = ButtonKind::primary, .disabled_because = missing})) {
        ui.emit(action::PlaceSelf{view.at});
    }
    if (flow.button("no", ui.word("self.no"), {.kind = ButtonKind::plain})) ui.emit(action::PlaceSelf{std::nullopt});
}

}  // namespace mooring
