#include "core/content_codec.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "core/content_fields_codec.h"

namespace mooring {

namespace {

constexpr int kLowestScale = -100, kHighestScale = 100;
constexpr int kMostItems = 200, kMostDays = 3650;

// {name} is the only parameter of a statement or a frame, and only where there is a person.
void check_placeholders(ContentFields& fields, const char* name, std::string_view text, bool person) {
    for (const std::string_view found : placeholders(text)) {
        if (found != "name" || !person) fields.wrong(name, "has a placeholder that nothing fills");
    }
}

Item read_item(Json json, const std::string& where, const Instrument& form, ContentReport& report) {
    constexpr ContentWord<Dimension> kDimensions[] = {{"anxiety", Dimension::anxiety},
                                                      {"avoidance", Dimension::avoidance}};
    constexpr ContentWord<Keying> kKeys[] = {{"+", Keying::plain}, {"-", Keying::reversed}};
    ContentFields fields(std::move(json), where, report);
    Item item;
    item.id = fields.text("id");
    if (fields.has("dimension") || fields.has("key") || fields.has("facet")) {
        item.dimension = fields.choice("dimension", kDimensions);
        item.keying = fields.choice("key", kKeys);
        item.facet = fields.text("facet");
    }
    item.text = fields.text("text");
    item.person_text = fields.text("person", Need::optional);
    item.past_text = fields.text("past", form.past_frame.empty() ? Need::optional : Need::required);
    check_placeholders(fields, "text", item.text, form.general_frame.empty());
    check_placeholders(fields, "person", item.person_text, true);
    check_placeholders(fields, "past", item.past_text, true);
    if (find_item(form, item.id)) fields.wrong("id", "is there twice");
    return item;
}

void read_anchors(ContentFields& fields, Instrument& form, ContentReport& report) {
    fields.list("anchors", [&](Json json, const std::string& where) {
        ContentFields anchor(std::move(json), where, report);
        const int value = anchor.integer("value", form.min, form.max);
        if (!form.anchors.empty() && value <= form.anchors.back().value) anchor.wrong("value", "must ascend");
        form.anchors.push_back({value, anchor.text("text")});
    });
    if (form.anchors.size() < 2 || form.anchors.front().value != form.min || form.anchors.back().value != form.max) {
        fields.wrong("anchors", "must begin at the scale's min and end at its max");
    }
}

void read_frames(ContentFields frames, Instrument& form) {
    form.general_frame = frames.text("general", Need::optional);
    form.person_frame = frames.text("person", Need::optional);
    form.past_frame = frames.text("past", Need::optional);
    check_placeholders(frames, "general", form.general_frame, false);
    check_placeholders(frames, "person", form.person_frame, true);
    check_placeholders(frames, "past", form.past_frame, true);
    if (form.general_frame.empty() && form.person_frame.empty()) frames.wrong("general", "or a person frame is needed");
}

CarelessLimits read_careless(ContentFields fields, double width) {
    CarelessLimits limits;
    limits.run = fields.integer("run", 2, kMostItems);
    limits.gap = fields.number("gap", 0, width);
    limits.sd = fields.number("sd", 0, width);
    limits.acquiescence = fields.number("acquiescence", 0, width);
    return limits;
}

}  // namespace

std::optional<Instrument> decode_instrument(const ContentFile& file, std::string_view id,
                                            std::vector<Problem>& problems) {
    return read_content<Instrument>(file, id, problems,
                                    [&](Instrument& form, ContentFields& fields, ContentReport& report) {
                                        form.version = fields.text("version");
                                        form.lang = fields.text("lang");
                                        form.title = fields.text("title");
                                        form.question = fields.text("question");
                                        {
                                            ContentFields scale = fields.object("scale");
                                            form.min = scale.integer("min", kLowestScale, kHighestScale);
                                            form.max = scale.integer("max", kLowestScale, kHighestScale);
                                            if (form.min >= form.max) scale.wrong("max", "must be above min");
                                        }
                                        const double width = std::max(form.max - form.min, 0);
                                        read_anchors(fields, form, report);
                                        read_frames(fields.object("frames"), form);
                                        {
                                            ContentFields retest = fields.object("retest");
                                            form.retest_days = retest.integer("days", 0, kMostDays);
                                            form.retest_sem = retest.number("sem", 0, width);
                                        }
                                        if (fields.has("careless"))
                                            form.careless = read_careless(fields.object("careless"), width);
                                        fields.list("items", [&](Json item, const std::string& where) {
                                            form.items.push_back(read_item(std::move(item), where, form, report));
                                        });
                                        if (form.items.empty() || form.items.size() > kMostItems)
                                            fields.wrong("items", "must be 1 to 200");
                                    });
}

std::optional<Prompt> decode_prompt(const ContentFile& file, std::string_view id, std::vector<Problem>& problems) {
    constexpr ContentWord<PromptContext> kContexts[] = {{"any", PromptContext::any},
                                                        {"partner", PromptContext::partner},
                                                        {"friend", PromptContext::friendship},
                                                        {"family", PromptContext::family}};
    return read_content<Prompt>(file, id, problems, [&](Prompt& prompt, ContentFields& fields, ContentReport& report) {
        prompt.text = fields.text("text");
        check_placeholders(fields, "text", prompt.text, false);
        prompt.side = fields.choice("side", kSides);
        prompt.depth = fields.choice("depth", kDepths);
        prompt.context = fields.choice("context", kContexts);
        fields.list("marks", [&](const Json& mark, const std::string& where) {
            bool* known = mark == "gate" ? &prompt.gated : mark == "planning" ? &prompt.planning : nullptr;
            if (!known || *known) return report.add(where, known ? "is there twice" : "is none of the words allowed");
            *known = true;
        });
    });
}

std::optional<HelpLine> decode_help_line(const ContentFile& file, std::string_view id, std::vector<Problem>& problems) {
    constexpr ContentWord<HelpPurpose> kPurposes[] = {{"emergency", HelpPurpose::emergency},
                                                      {"support", HelpPurpose::support},
                                                      {"abuse", HelpPurpose::abuse},
                                                      {"directory", HelpPurpose::directory}};
    return read_content<HelpLine>(file, id, problems, [&](HelpLine& line, ContentFields& fields, ContentReport&) {
        line.purpose = fields.choice("purpose", kPurposes);
        line.region = fields.text("region");
        line.name = fields.text("name");
        line.number = fields.text("number", Need::optional);
        line.web = fields.text("web", Need::optional);
        line.note = fields.text("note", Need::optional);
        line.source = fields.text("source");
        const auto day = parse_date(fields.text("checkedOn"));
        if (!day) fields.wrong("checkedOn", "must be a date like 2026-01-31");
        line.checked_on = day.value_or(0);
        if (line.number.empty() && line.web.empty()) fields.wrong("number", "or an address is needed");
        if (line.number.find_first_not_of("0123456789 ") != std::string::npos) fields.wrong("number", "must be digits");
    });
}

std::optional<FeelingFamily> decode_feelings(const ContentFile& file, std::string_view id,
                                             std::vector<Problem>& problems) {
    return read_content<FeelingFamily>(file, id, problems,
                                       [&](FeelingFamily& family, ContentFields& fields, ContentReport& report) {
                                           family.order = fields.integer("order", 1, 100);
                                           family.title = fields.text("title");
                                           fields.list("words", [&](Json word, const std::string& where) {
                                               ContentFields one(std::move(word), where, report);
                                               Feeling feeling;
                                               feeling.id = one.text("id");
                                               feeling.text = one.text("text");
                                               feeling.meaning = one.text("meaning");
                                               for (const Feeling& earlier : family.words) {
                                                   if (earlier.id == feeling.id) one.wrong("id", "is there twice");
                                               }
                                               family.words.push_back(std::move(feeling));
                                           });
                                           if (family.words.empty()) fields.wrong("words", "must not be empty");
                                       });
}

std::vector<Words::Entry> decode_strings(const ContentFile& file, std::vector<Problem>& problems) {
    ContentReport report(file, problems);
    std::vector<Words::Entry> entries;
    Json json = parse_file(file, report);
    if (!report.clean()) return entries;
    ContentFields fields(std::move(json), "", report);
    fields.integer("schema", kContentSchema, kContentSchema);
    const Json strings = fields.take("strings", Need::required);
    if (!strings.is_null() && !strings.is_object()) fields.wrong("strings", "must be an object");
    for (auto member = strings.begin(); strings.is_object() && member != strings.end(); ++member) {
        const auto* text = member->get_ptr<const std::string*>();
        if (text && !text->empty() && !member.key().empty()) {
            entries.push_back({member.key(), *text});
        } else {
            report.add("strings/" + member.key(), "must be a text that is not empty");
        }
    }
    return entries;
}

}  // namespace mooring
