import { Input } from 'antd'
import { useEffect, useState } from 'react'
import type { Point } from '#kernel/geo.ts'
import { OneOf } from './chips.tsx'
import { readPoint } from './read-point.rules.ts'

export type PointSource = 'market' | 'employer' | 'division' | 'typed'
export interface PointChosen {
  source: PointSource
  typed: string
}

/** Where on earth, without a map: the hall itself, the employer's place, the middle of the district, or coordinates typed in. */
export function PointPicker({
  value,
  onChange,
  points,
  wrong,
  id,
}: {
  value: PointChosen
  onChange: (value: PointChosen) => void
  points: Partial<Record<PointSource, Point | null>>
  wrong: boolean
  id: string
}) {
  const options = (
    [
      { value: 'employer', label: '用工方登记的地点' },
      { value: 'market', label: '就在市场' },
      { value: 'division', label: '区县中心（大概）' },
      { value: 'typed', label: '填坐标' },
    ] as const
  ).filter((o) => o.value === 'typed' || points[o.value])
  return (
    <div className="point-picker">
      <OneOf
        label="地图位置"
        options={options}
        value={value.source}
        onChange={(source) => onChange({ ...value, source })}
      />
      {value.source === 'typed' ? (
        <Input
          id={id}
          aria-label="坐标，纬度在前"
          className="digits"
          status={wrong ? 'error' : ''}
          placeholder="22.9501, 113.4302"
          value={value.typed}
          onChange={(e) => onChange({ ...value, typed: e.target.value })}
        />
      ) : null}
    </div>
  )
}

export function pointOf(value: PointChosen, points: Partial<Record<PointSource, Point | null>>): Point | null {
  return value.source === 'typed' ? readPoint(value.typed) : (points[value.source] ?? null)
}

export const fetchDivisionPoints = () => import('#data/division-points.json', { with: { type: 'json' } })

/** The middle of a county or city, about: by hand, for distances only (data/division-points.json). */
export function useDivisionPoint(code: string | null): Point | null {
  const [rows, setRows] = useState<readonly (readonly [string, string, number, number])[]>([])
  useEffect(() => {
    let shown = true
    void fetchDivisionPoints().then(({ default: file }) => {
      if (shown) setRows(file.rows as unknown as [string, string, number, number][])
    })
    return () => {
      shown = false
    }
  }, [])
  if (!code) return null
  const row = rows.find((r) => r[0] === code.slice(0, 6)) ?? rows.find((r) => r[0] === `${code.slice(0, 4)}00`)
  return row ? { lat: row[2], lng: row[3] } : null
}
