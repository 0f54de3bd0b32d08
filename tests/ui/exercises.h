// Doing an exercise as a person does: by name and press, or with an answer to every field.
#pragma once

#include <set>

#include "core/given.h"
#include "ui/checks.h"

namespace mooring::testing {

// Presses and types into everything a page of an exercise has, once.
inline void fill_page(Stage& stage) {
    Semantics& sem = stage.headless->program.ui().sem;
    std::set<std::uint32_t> seen;
    for (int round = 0; round < 4; ++round) {
        const std::vector<Node> nodes(sem.nodes().begin(), sem.nodes().end());
        for (const Node& node : nodes) {
            if (seen.contains(node.id) || sem.find(node.id) == nullptr) continue;
            if (node.role == Role::text_field || node.role == Role::text_area) {
                sem.receive(node.id, SemEvent::focus, {}, 0);
                sem.receive(node.id, SemEvent::text, "12 words", 0);
            } else if (node.role == Role::slider) {
                sem.receive(node.id, SemEvent::value, {}, 2);
            } else if (node.role == Role::radio || (node.role == Role::button && (node.flags & flag::kToggle)) ||
                       node.name == "Today" || node.name.starts_with("Add one ")) {
                if (node.flags & flag::kDisabled) continue;
                const bool section = node.name == "Today" && sem.find(node.parent)->role == Role::navigation;
                if (section) continue;
                sem.receive(node.id, SemEvent::focus, {}, 0);
                sem.receive(node.id, SemEvent::activate, {}, 0);
            } else {
                continue;
            }
            seen.insert(node.id);
            stage.headless->settle();
        }
    }
}

inline const Practice& do_exercise(Stage& stage, const Exercise& exercise) {
    stage.act(action::StartExercise{exercise.id});
    REQUIRE(stage.model().practice);
    for (std::size_t part = 0; part < exercise.parts.size() + 2; ++part) {
        fill_page(stage);
        check_screen(*stage.headless, exercise.id.c_str());
        const bool last = part == exercise.parts.size() + 1;
        stage.world.clock.now += 5'000;
        REQUIRE(stage.headless->press(Role::button, last ? "Finish" : "Continue"));
    }
    REQUIRE_FALSE(stage.model().document.practices.empty());
    return stage.model().document.practices.front();
}

// An answer to any field, different for each turn.
inline FieldAnswer some_answer(const ExerciseField& field, int turn) {
    FieldAnswer answer;
    answer.field = field.id;
    const auto cell = [](const char* name, const std::string& pick, std::optional<int> number) {
        FieldAnswer made;
        made.field = name;
        if (!pick.empty()) made.picks = {pick};
        made.number = number;
        return made;
    };
    switch (field.kind) {
        case FieldKind::chips:
            answer.picks = {field.options[static_cast<std::size_t>(turn) % field.options.size()].id};
            break;
        case FieldKind::slider:
        case FieldKind::percent:
        case FieldKind::number: answer.number = field.min + turn % (field.max - field.min + 1); break;
        case FieldKind::date: answer.number = 20'516 + turn; break;
        case FieldKind::pairs:
            for (const FieldOption& item : field.options) {
                answer.rows.push_back(
                    {cell("item", item.id, {}), cell("left", "", turn % 11), cell("right", "", (turn * 3) % 11)});
            }
            break;
        case FieldKind::rows:
            for (int i = 0; i < turn; ++i) {
                answer.rows.emplace_back();
                for (const ExerciseField& column : field.columns)
                    answer.rows.back().push_back(some_answer(column, turn + i));
            }
            break;
        case FieldKind::sort:
            for (int i = 0; i < turn; ++i) {
                FieldAnswer line;
                line.field = "line";
                line.text = "Line " + std::to_string(i);
                answer.rows.push_back(
                    {line, cell("bin", field.options[static_cast<std::size_t>(i) % field.options.size()].id, {})});
            }
            break;
        default: answer.text = "Some words of turn " + std::to_string(turn) + ", and a few more so that a line breaks.";
    }
    return answer;
}

inline void answer_all_fields(Stage& stage, const Exercise& exercise, int turn) {
    stage.world.clock.now += 60'000;  // later than what was begun before
    stage.act(action::StartExercise{exercise.id});
    for (const ExercisePart& part : exercise.parts) {
        for (const ExerciseField& field : part.fields) {
            if (field.kind != FieldKind::say && field.kind != FieldKind::timer && field.id != kFateField)
                stage.act(action::AnswerField{some_answer(field, turn)});
        }
    }
    stage.world.clock.now += 60'000;
    stage.act(action::FinishExercise{});
    if (!exercise.follow.asked()) return;
    stage.act(action::FollowUpOn{stage.model().document.practices.front().id});
    for (const ExerciseField& field : exercise.follow.fields) {
        if (field.kind != FieldKind::say && field.kind != FieldKind::timer)
            stage.act(action::AnswerField{some_answer(field, turn + 1)});
    }
    stage.act(action::FinishExercise{});
}

}  // namespace mooring::testing
