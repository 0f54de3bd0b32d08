#include "ui/answers.h"

#include "ui/dates.h"
#include "ui/views/views.h"

namespace mooring {

std::string_view pick_words(const ExerciseField& field, std::string_view pick) {
    for (const FieldOption& option : field.options) {
        if (option.id == pick) return option.text;
    }
    return pick;
}

std::string labelled(std::string_view label, std::string_view words) {
    return std::string(label) + (label.ends_with('?') ? " " : ": ") + std::string(words);
}

namespace {

std::string joined(const std::string& list, const std::string& item, const char* between) {
    return list.empty() || item.empty() ? list + item : list + between + item;
}

std::string person_words(const Ui& ui, const Model& model, const FieldAnswer& answer) {
    std::string words;
    for (const std::string& pick : answer.picks) {
        const auto id = record_id_from_text(pick);
        const Person* person = id ? model.document.find_person(*id) : nullptr;
        words = joined(words, person ? person->name : std::string(ui.word("about.gone")), ", ");
    }
    return joined(words, answer.text, ", ");
}

std::string row_words(const Ui& ui, const Model& model, const ExerciseField& field,
                      const std::vector<FieldAnswer>& row) {
    std::string words;
    if (field.kind == FieldKind::rows) {
        for (const ExerciseField& column : field.columns) {
            const std::string cell = answer_words(ui, model, column, find_answer(row, column.id));
            if (!cell.empty()) words = joined(words, words.empty() ? cell : labelled(column.label, cell), " \u00B7 ");
        }
        return words;
    }
    for (const FieldAnswer& cell : row) {
        std::string value = cell.text;
        for (const std::string& pick : cell.picks) value = joined(value, std::string(pick_words(field, pick)), ", ");
        if (cell.number && !ui.hide_numbers) {
            value = ui.word("field.value", {{"what", cell.field == "left" ? field.low : field.high},
                                            {"value", std::to_string(*cell.number)}});
        }
        words = joined(words, value, " \u00B7 ");
    }
    return words;
}

}  // namespace

std::string scale_words(const Ui& ui, const ExerciseField& field, int value) {
    const std::string number = std::to_string(value), max = std::to_string(field.max);
    if (field.min >= 0) return ui.word("field.of", {{"value", number}, {"max", max}});
    return ui.word("field.between", {{"value", number}, {"min", std::to_string(field.min)}, {"max", max}});
}

std::string answer_words(const Ui& ui, const Model& model, const ExerciseField& field, const FieldAnswer* answer) {
    if (answer == nullptr) return {};
    const bool counts =
        field.kind == FieldKind::slider || field.kind == FieldKind::percent || field.kind == FieldKind::number;
    if (counts && answer->number && ui.hide_numbers) return std::string(ui.word("field.answered"));
    switch (field.kind) {
        case FieldKind::chips: {
            std::string words;
            for (const std::string& pick : answer->picks)
                words = joined(words, std::string(pick_words(field, pick)), words.ends_with('?') ? " " : ", ");
            return words;
        }
        case FieldKind::slider: return answer->number ? scale_words(ui, field, *answer->number) : std::string();
        case FieldKind::percent: return answer->number ? std::to_string(*answer->number) + " %" : std::string();
        case FieldKind::number:
            return answer->number ? joined(std::to_string(*answer->number), field.unit, " ") : std::string();
        case FieldKind::date: return answer->number ? day_text(ui, *answer->number) : std::string();
        case FieldKind::person: return person_words(ui, model, *answer);
        case FieldKind::rows:
        case FieldKind::pairs:
        case FieldKind::sort: {
            std::string words;
            for (const auto& row : answer->rows) words = joined(words, row_words(ui, model, field, row), "\n");
            return words;
        }
        default: return answer->text;
    }
}

}  // namespace mooring
