/** Where a job is, as one reads it. */

/** Division and place in one address; people write the town again: 番禺区石碁镇 + 石碁镇岐山路 is 番禺区石碁镇岐山路. */
export function addressOf(divisionName: string, place: string): string {
  for (let from = 0; from < divisionName.length - 1; from++) {
    const tail = divisionName.slice(from)
    if (place.startsWith(tail)) return divisionName + place.slice(tail.length)
  }
  return divisionName + place
}
