#include "core/exercise.h"

#include <algorithm>

namespace mooring {

std::string_view skill_name(Skill skill) {
    constexpr std::string_view kNames[kSkills] = {"awareness", "worth",       "needs",  "listening",  "boundaries",
                                                  "openness",  "reliability", "repair", "connection", "caregivers"};
    return kNames[static_cast<std::size_t>(skill)];
}

std::string_view PictureSpec::field(std::string_view part) const {
    const auto found = of.find(part);
    return found == of.end() || found->second.empty() ? std::string_view() : found->second.front();
}

const ExerciseField* find_field(const std::vector<ExerciseField>& fields, std::string_view id) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const ExerciseField& field) { return field.id == id; });
    return found == fields.end() ? nullptr : &*found;
}

const ExerciseField* find_field(const Exercise& exercise, std::string_view id) {
    for (const ExercisePart& part : exercise.parts) {
        if (const ExerciseField* field = find_field(part.fields, id)) return field;
    }
    return find_field(exercise.follow.fields, id);
}

}  // namespace mooring
