import { getWageFloors } from '#law/law-rows.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { yuan } from '../../shared/format.ts'

/** What nobody may be paid below here, beside the field where the pay is typed. */
export function WageFloorNote({ divisionCode, day }: { divisionCode: string | null; day: string }) {
  const floors = useAsk(
    getWageFloors,
    { query: { divisionCode: divisionCode ?? '', ...(/^\d{4}-\d{2}-\d{2}$/.test(day) && { day }) } },
    { enabled: divisionCode !== null },
  )
  const floor = floors.data?.verified ?? floors.data?.unverified
  if (!floors.data || !floor) return null
  return (
    <>
      {floors.data.cityName}最低工资：每小时 {yuan(floor.floorFenPerHour)} 元，每月 {yuan(floor.floorFenPerMonth)} 元
      {floors.data.verified ? '' : '（待核实）'}。{floor.citation}
    </>
  )
}
