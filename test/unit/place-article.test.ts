import assert from "node:assert/strict";
import { test } from "node:test";
import { placeInSentence } from "../../server/src/template/place-article.ts";

test("puts an article before a place where English needs one", () => {
  for (const name of [
    ...["United States of America", "United Kingdom", "United Arab Emirates", "Netherlands", "Philippines", "Bahamas"],
    ...[
      "Dominican Republic",
      "Czech Republic",
      "Republic of the Congo",
      "Russian Federation",
      "Faroe Islands",
      "Comoros",
    ],
    ...["Isle of Man", "Holy See (Vatican City State)", "Virgin Islands, British", "British Indian Ocean Territory"],
    ...[
      "District of Columbia",
      "Northwest Territories",
      "European Union",
      "Netherlands Antilles",
      "State of Palestine",
    ],
  ]) {
    assert.equal(placeInSentence(name), `the ${name}`);
  }
  assert.equal(placeInSentence("The Republic of North Macedonia"), "the Republic of North Macedonia");
  for (const name of [
    ...["Germany", "Canada", "Mexico", "Christmas Island", "Western Sahara", "Moldova, Republic of", "Cote d'Ivoire"],
    ...["Micronesia, Federated States of", "Heard Island and McDonald Islands", "Taiwan, Province of China"],
    ...["South Georgia and the South Sandwich Islands", "Saint Vincent and the Grenadines", "New Mexico", "Yukon"],
  ]) {
    assert.equal(placeInSentence(name), name);
  }
});
