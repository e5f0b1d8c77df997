import { distance } from '../../shared/format.ts'
import { Icon } from '../../shared/ui/icons.tsx'
import { mapLinks } from '../words-of-jobs.ts'

export function PlaceLine({
  place,
  point,
  meetingPoint,
  distanceM = null,
}: {
  place: string
  point: { lat: number; lng: number }
  meetingPoint: string | null
  distanceM?: number | null
}) {
  const links = mapLinks(point, place)
  return (
    <li>
      <Icon name="pin" label="地点" />
      <span>
        <b>{place}</b>
        {distanceM === null ? null : <small>离您{distance(distanceM)}（直线）</small>}
        {meetingPoint ? <small>在这里碰头：{meetingPoint}</small> : null}
        <span className="map-links">
          <a className="link" href={links.amap} rel="noreferrer">
            用高德看怎么去
          </a>
          <a className="link" href={links.geo}>
            用手机地图打开
          </a>
        </span>
      </span>
    </li>
  )
}
