/** Runs one case: the same doing in `tests/twins.py`. `twin` holds the exports of progress.js, plan.js and rating.js. */
function runCase(twin, call, args, framework) {
  const progress = (entries) => ({
    framework: 'f',
    version: '1',
    entries: new Map(Object.entries(entries).map(([key, [value, at]]) => [key, {value, at}])),
  });
  const pair = (entry) => (entry ? [entry.value, entry.at] : null);
  const entries = (map) => Object.fromEntries([...map].map(([key, entry]) => [key, pair(entry)]));
  const rises = (all) => all.map(({competency, level, to}) => [competency, level, to]);
  const aim = (one) => (one ? [one.id, one.title, one.targets ?? {}, one.core ?? []] : null);
  const calls = {
    parse: (text, id) => entries(twin.parse(text, id).entries),
    dump: (one) => twin.dump(progress(one)),
    reread: (text) => twin.dump(twin.parse(text)),
    merge: (one, two) => entries(twin.merge(progress(one), progress(two)).entries),
    differences: (mine, theirs) => twin.differences(progress(mine), progress(theirs))
      .map((one) => [one.key, pair(one.mine), pair(one.theirs), one.taken]),
    write: (one, values, now, retired) => entries(twin.write(progress(one), values, now, retired).entries),
    beyond_scale: (one, top) => twin.beyondScale(progress(one), top),
    current: (one, retired) => entries(twin.current(progress(one), retired)),
    rating_values: (one, competency, level, now) => {
      const {entries: known} = progress(one);
      return twin.ratingValues(competency, level, now, known.get(`competency/${competency}/level`), (key) => known.get(key)?.value);
    },
    earlier_rating: (one, competency, rating) => {
      const found = twin.earlierRating(progress(one).entries, competency, rating);
      return found ? [found.day, found.level] : null;
    },
    aims: (one) => twin.aims(framework, progress(one)).map(aim),
    aim: (one) => aim(twin.aim(framework, progress(one))),
    gaps: (one, role) => twin.gaps(framework, progress(one), role)
      .map(({competency, rating, target, gap, core}) => [competency, rating, target, gap, core]),
    by_weight: (one, role) => twin.byWeight(twin.gaps(framework, progress(one), role)).map(({competency}) => competency),
    ready_to_apply: (one, role) => {
      const found = twin.readyToApply(framework, progress(one), role);
      if (!found) return null;
      const {ready, core, far, below, undone, unrated} = found;
      return [ready, core, far, below, undone, unrated];
    },
    plan: (one, role, hours, start) => {
      const found = twin.plan(framework, progress(one), role, hours, start);
      const actions = found.actions
        .map(({action, step, helps, core, pinned, essential, begins, ends}) => (
          [action, step, rises(helps), core, pinned, essential, begins, ends]));
      return [actions, found.hours, found.ends, rises(found.short), rises(found.evidence), found.unrated];
    },
  };
  try {
    return calls[call](...args);
  } catch (error) {
    if (!(error instanceof twin.ProgressError)) throw error;
    return {faults: error.faults.map(({place, message}) => [place, message]), newer: error.newer};
  }
}
