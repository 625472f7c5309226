/** Why each difference is none, or who of the two is wrong. Whatever is not listed here fails a test. */
export const explained: readonly {
  readonly difference: RegExp;
  readonly wrong: "theirs" | "ours" | "neither";
  readonly why: string;
}[] = [
  {
    difference: /: headers\.x-airplane-client-(kind|version): theirs .*, ours nothing$/,
    wrong: "neither",
    why: "they say which SDK calls; no page of the vendor asks for them",
  },
  {
    difference: /^GET .*: headers\.idempotency-key: theirs "new", ours nothing$/,
    wrong: "theirs",
    why: "the vendor's page on idempotency: on GET the key has no effect",
  },
  {
    difference: /^POST \/tasks\/execute: body\.resources: theirs \{\}, ours nothing$/,
    wrong: "neither",
    why: "the published description does not require it, and the newest page's example leaves it out",
  },
  {
    difference: /^only ours: GET \/prompts\/list\?runID=/,
    wrong: "theirs",
    why: "a run that waits for a person stays Active; they never see that it does, and wait without a word",
  },
  {
    difference: /^POST \/prompts\/create: headers\.idempotency-key: theirs "new", ours nothing$/,
    wrong: "neither",
    why: "no description has the path, so it goes by `request`, which repeats a POST of unknown effect never",
  },
  {
    difference: /^POST \/requests\/create: headers\.idempotency-key: theirs "new", ours nothing$/,
    wrong: "neither",
    why: "no source says whether the path knows keys, so ours does not repeat it, and then needs none",
  },
  {
    difference: /^order: theirs .*POST \/requests\/create, POST \/requests\/create/,
    wrong: "theirs",
    why: "they ask again on a guess: where the path knows no keys, two requests are made, and both may be approved",
  },
  {
    difference: /^only theirs: GET \/(requests\/get|runs\/get|runs\/getOutputs)\?/,
    wrong: "theirs",
    why: "after that guess they wait for the second request, while the first may be approved as well",
  },
];
