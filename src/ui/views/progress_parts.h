// The parts of the page Progress, by tab. Private to the views.
#pragma once

#include "ui/chart_export.h"
#include "ui/charts.h"
#include "ui/dates.h"
#include "ui/views/views.h"
#include "ui/widgets.h"

namespace mooring {

// Rows of a table that is only read out, and of one that is drawn; the newest stand.
inline constexpr std::size_t kReadRows = 12;
inline constexpr std::size_t kDrawnRows = 60;
// Marks of a picture with one a line.
inline constexpr std::size_t kMostMarks = 12;

// The sentence under `key`, or under `key` + ".words" where numbers are hidden.
std::string counted(const Ui& ui, const std::string& key, std::initializer_list<Param> params);
// A share in counts, with its interval from kShareFrom on.
std::string share_words(const Ui& ui, int count, int of);
// The table below a card, when tables are shown and numbers are not hidden.
void drawn_table(Ui& ui, bool show, const TableData& data);
// A chart of these points, from the first of their days to the last, on an axis that is never taken from the data.
TimeChart time_chart(const Ui& ui, std::span<const TimePoint> points, double low, double high);
// Values without a band as points.
std::vector<TimePoint> bare_points(std::span<const DatedValue> values);
// The newest of them, a day a row.
TableData values_table(const Ui& ui, std::string_view title, std::span<const DatedValue> values);
// What the card above cannot tell.
void limits(Ui& ui, const char* key);

// Each is nothing where nothing was counted.
void draw_feelings_card(Ui& ui, const Model& model, bool show_table);
void draw_triggers_card(Ui& ui, const Model& model, bool show_table);
void draw_promises_card(Ui& ui, const Model& model, bool show_table);

void draw_progress_scores(Ui& ui, const ProgressView& view, const Model& model);
void draw_progress_days(Ui& ui, const ProgressView& view, const Model& model);
void draw_progress_practice(Ui& ui, const ProgressView& view, const Model& model);
void draw_progress_looking_back(Ui& ui, ProgressView& view, const Model& model);
// One dimension of what the page shows: its chart, and what may be said about it.
void draw_progress_dimension(Ui& ui, const Model& model, std::string_view name);

}  // namespace mooring
