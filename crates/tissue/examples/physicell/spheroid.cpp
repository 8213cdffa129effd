// The spheroid of ../spheroid.rs in PhysiCell: CELLS MINUTES THREADS. Prints the processor time of the loop.
// Built by beside.sh inside a copy of PhysiCell with its template project.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <vector>

#include "./core/PhysiCell.h"
#include "./custom_modules/custom.h"
#include "./modules/PhysiCell_standard_modules.h"

using namespace BioFVM;
using namespace PhysiCell;

typedef std::vector<double> Place;

static double square(const Place &at) { return at[0] * at[0] + at[1] * at[1] + at[2] * at[2]; }

static int odd(int i) { return ((i % 2) + 2) % 2; }

// The innermost cells of a hexagonal close packing.
static std::vector<Place> ball(size_t many) {
  const double spacing = 2 * 0.95 * 8.412710547954228;
  const double rows = spacing * std::sqrt(0.75), layers = spacing * std::sqrt(2.0 / 3.0);
  const int steps = int(1.2 * std::cbrt(many / 5.9)) + 5;
  std::vector<Place> places;
  for (int z = -steps; z <= steps; z++)
    for (int y = -steps; y <= steps; y++)
      for (int x = -steps; x <= steps; x++) {
        double shift = 0.5 * ((odd(y) + odd(z)) % 2), lift = odd(z) * rows / 3;
        places.push_back({(x + shift) * spacing, y * rows + lift, z * layers});
      }
  std::stable_sort(places.begin(), places.end(), [](const Place &a, const Place &b) { return square(a) < square(b); });
  places.resize(many);
  return places;
}

static double processor_s() {
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  return used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1e-6 * (used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

static void place_cells(const std::vector<Place> &places) {
  Cell_Definition *kind = cell_definitions_by_index[0];
  kind->functions.update_phenotype = NULL;
  kind->functions.custom_cell_rule = NULL;
  kind->functions.contact_function = NULL;
  const double durations[4] = {300, 480, 240, 60};
  for (const Place &at : places) {
    Cell *cell = create_cell(*kind);
    cell->assign_position(at);
    double left = UniformRandom() * 1080;
    int phase = 0;
    while (phase < 3 && left > durations[phase]) left -= durations[phase++];
    cell->phenotype.cycle.data.current_phase_index = phase;
    cell->phenotype.cycle.data.elapsed_time_in_phase = phase ? left : 0;
    if (phase) cell->phenotype.volume.target_solid_nuclear *= 2;
  }
}

int main(int, char **arguments) {
  const size_t many = std::atol(arguments[1]);
  const double minutes = std::atof(arguments[2]);
  load_PhysiCell_config_file("./config/spheroid.xml");
  omp_set_num_threads(std::atoi(arguments[3]));
  const std::vector<Place> places = ball(many);
  const double half = std::ceil((std::sqrt(square(places.back())) + 60) / 20) * 20;
  default_microenvironment_options.X_range = {-half, half};
  default_microenvironment_options.Y_range = {-half, half};
  default_microenvironment_options.Z_range = {-half, half};
  setup_microenvironment();
  create_cell_container_for_microenvironment(microenvironment, 30);
  create_cell_types();
  place_cells(places);
  const double start = processor_s();
  double cell_steps = 0;
  for (long step = 1; PhysiCell_globals.current_time < minutes - 0.5 * diffusion_dt; step++) {
    microenvironment.simulate_diffusion_decay(diffusion_dt);
    ((Cell_Container *)microenvironment.agent_container)->update_all_cells(PhysiCell_globals.current_time);
    PhysiCell_globals.current_time += diffusion_dt;
    if (step % 10 == 0) cell_steps += all_cells->size();
  }
  const double spent = processor_s() - start;
  rusage used;
  getrusage(RUSAGE_SELF, &used);
  double neighbours = 0;
  for (Cell *cell : *all_cells) neighbours += cell->state.neighbors.size();
  std::fprintf(stderr, "PhysiCell: %zu -> %zu cells, %g min: %.2f s processor, %.3e cell-steps per processor second, "
               "%.1f neighbours, %.0f bytes per cell at the peak\n", many, all_cells->size(), minutes, spent,
               cell_steps / spent, neighbours / all_cells->size(), used.ru_maxrss * 1024.0 / all_cells->size());
}
