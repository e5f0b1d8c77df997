import { Alert, Modal, Skeleton } from 'antd'
import { getCheckinCode } from '#hires/hires.api.ts'
import { useAsk } from '../../shared/ask.ts'
import { useMarket } from '../market.tsx'

/** The code of this minute, turned to the people before the counter. */
export function CheckinCodeDialog({ shiftId, onClose }: { shiftId: string; onClose: () => void }) {
  const { marketId } = useMarket()
  const code = useAsk(getCheckinCode, { params: { marketId, shiftId } }, { everyMs: 15_000 })
  return (
    <Modal open title="签到码" footer={null} onCancel={onClose} width={460}>
      {code.error ? <Alert type="error" showIcon title={code.error.detail} /> : null}
      {code.data ? (
        <div className="checkin-code">
          <img
            src={`data:image/svg+xml;utf8,${encodeURIComponent(code.data.svg)}`}
            alt="签到二维码"
            width={360}
            height={360}
          />
          <p>用手机扫码签到，每分钟换一次。</p>
        </div>
      ) : code.error ? null : (
        <Skeleton active />
      )}
    </Modal>
  )
}
